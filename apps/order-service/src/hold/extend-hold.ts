import { orderHoldExtendedV1 } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { Away } from "../away.ts";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { extensionOf } from "../order/what-is-allowed.ts";
import type { Order, OrderRef } from "../order/stored-order.ts";
import { payloadOf } from "../order/order-fact.ts";
import { findOrder, lockOrder } from "../order/stored-order.ts";
import { insertStep, recordStep } from "../moves/record-moves.ts";
import type { OrderView } from "../views/shapes.ts";
import { viewOf } from "../views/show-order.ts";

export async function extendHoldOf(
  deps: Pick<Deps, "db" | "catalog">,
  { customerId }: Customer,
  { orderId, heldUntil }: { orderId: OrderId; heldUntil: string },
): Promise<OrderView> {
  return viewOf(await extendHold(deps, { orderId, customerId }, heldUntil));
}

type AnyDb = Db<typeof schema> | Tx<typeof schema>;

/**
 * Gives the customer more time to pay, once. Catalog holds longer first and the order follows: when only the first
 * happened, the order ends at its old time and gives the stock back then, and asking again goes on where it stopped.
 * @param heldUntil the end as the customer saw it.
 */
export async function extendHold(
  deps: Pick<Deps, "db" | "catalog">,
  ref: { orderId: OrderId } & OrderRef,
  heldUntil: string,
): Promise<Order> {
  const seen = await findOrder(deps.db, ref);
  const wish = await judge(deps.db, seen, heldUntil);
  if (wish.isGranted) return wish.order;
  await holdLonger(deps, wish.order.orderId, wish.until);
  return deps.db.transaction(async (tx) => {
    // Judged anew under the lock: it may have been paid, cancelled or extended meanwhile, or its time be over.
    const { order, until, isGranted } = await judge(tx, await lockOrder(tx, ref), heldUntil);
    return isGranted ? order : storeEnd(tx, { ...order, expiresAt: until }, until);
  });
}

async function judge(db: AnyDb, order: Order | undefined, heldUntil: string) {
  if (!order) throw new Refusal("ORDER_NOT_FOUND");
  return { order, ...extensionOf(order, heldUntil, await isOver(db, order.orderId)) };
}

/** Not by `now()`, which is when the transaction began: while it waited for the lock, the order's end may have come. */
async function isOver(db: AnyDb, orderId: OrderId): Promise<boolean> {
  const [row] = await db.execute<{ isOver: boolean }>(sql`
    select expires_at <= clock_timestamp() as "isOver" from orders where id = ${orderId}`);
  return row?.isOver === true;
}

async function holdLonger(deps: Pick<Deps, "db" | "catalog">, orderId: OrderId, until: string): Promise<void> {
  try {
    await deps.catalog.extend({ orderId, until });
  } catch (error) {
    if (!(error instanceof Away || error instanceof Refusal)) throw error;
    const outcome = error instanceof Refusal ? error.reason : "AWAY";
    await recordStep(deps.db, orderId, { step: "hold.extend", outcome, detail: error.message });
    throw error instanceof Refusal ? error : new Refusal("SERVICE_AWAY");
  }
}

/** The recovery loop comes at the new end; before it, when the payment's page was not opened yet. */
async function storeEnd(tx: Tx<typeof schema>, order: Order, until: string): Promise<Order> {
  const { orderId } = order;
  await enqueue(tx, orderHoldExtendedV1, payloadOf(order));
  const step = insertStep(orderId, { step: "hold.extend", outcome: "OK", detail: `held until ${until}` });
  await tx.execute(sql`
    with step as (${step})
    update orders set expires_at = ${until}, extended_at = now(),
      attend_at = case when pay_url is null then attend_at else ${until}::timestamptz end
    where id = ${orderId}`);
  return (await findOrder(tx, { orderId })) ?? order;
}
