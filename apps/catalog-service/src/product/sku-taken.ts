import { Refusal } from "@stallhouse/contracts/refusal";
import { DrizzleQueryError } from "drizzle-orm";
import { z } from "zod";

const takenSku = z.object({ code: z.literal("23505"), constraint_name: z.literal("variants_sku"), detail: z.string() });

/** Runs a write; a SKU that another variant of the seller has, as the unique index sees it, is a refusal. */
export async function refusingTakenSku<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const violation = takenSku.safeParse(error instanceof DrizzleQueryError ? error.cause : error);
    if (!violation.success) throw error;
    const sku = /=\([^,]*, (.*)\) already exists/s.exec(violation.data.detail)?.[1] ?? "";
    throw new Refusal("SKU_TAKEN", { sku });
  }
}
