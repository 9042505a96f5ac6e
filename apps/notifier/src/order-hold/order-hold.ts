import type { OrderPayload } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { orderHolds } from "../schema.ts";
import type { NotifierTx } from "../schema.ts";

/** What a later letter about the order's payment needs, for payment's facts do not carry it. */
export type KnownOrder = {
  /** When its hold ends. */
  keptUntil?: string | undefined;
  /** Opens a guest's order. */
  trackToken?: string | undefined;
};

/** Notes it, unless it is known already. */
export function keepHold({ orderId, expiresAt, trackToken }: OrderPayload): SQL | undefined {
  if (!expiresAt && !trackToken) return undefined;
  return sql`insert into order_holds (order_id, expires_at, track_token)
    values (${orderId}, ${expiresAt ?? null}::timestamptz, ${trackToken ?? null}) on conflict do nothing`;
}

/** The customer got more time to pay. */
export async function moveHold(tx: NotifierTx, { orderId, expiresAt, trackToken }: OrderPayload): Promise<void> {
  const until = expiresAt ? new Date(expiresAt) : null;
  await tx
    .insert(orderHolds)
    .values({ orderId, expiresAt: until, trackToken: trackToken ?? null })
    .onConflictDoUpdate({ target: orderHolds.orderId, set: { expiresAt: until } });
}

/** Nothing is known of an order whose fact has not come yet. */
export async function findKnown(tx: NotifierTx, orderId: OrderId): Promise<KnownOrder> {
  const [known] = await tx
    .select({ expiresAt: orderHolds.expiresAt, trackToken: orderHolds.trackToken })
    .from(orderHolds)
    .where(eq(orderHolds.orderId, orderId));
  return { keptUntil: known?.expiresAt?.toISOString(), trackToken: known?.trackToken ?? undefined };
}
