import type { OrderId } from "@stallhouse/contracts/ids";
import { Away } from "../away.ts";

/** Asks for many orders at once. Nobody is asked for none, and an outage is no answer: the next round asks again. */
export async function askBatch<Answer>(
  orderIds: readonly OrderId[],
  ask: (orderIds: OrderId[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  if (orderIds.length === 0) return [];
  return await ask([...orderIds]).catch((error: unknown) => {
    if (error instanceof Away) return [];
    throw error;
  });
}
