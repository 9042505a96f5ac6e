import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { Deps } from "../trpc.ts";
import { completePlacement } from "../placement/complete-placement.ts";
import { endUnpaidOrder } from "./end-unpaid-order.ts";
import { takeOverPlacements } from "../placement/idempotency-key.ts";
import { openPayment, recordOpening } from "../payment/open-payment.ts";
import { findOrder } from "../order/stored-order.ts";

/** Finishes placements whose process died between the key and the answer. */
export async function resumePlacements(deps: Deps): Promise<void> {
  const abandoned = await takeOverPlacements(deps.db);
  await settleAll(abandoned, async (placement) => {
    // The refusal is the answer, and it is stored under the key.
    await completePlacement(deps, placement).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  });
}

type Due = { orderId: OrderId; need: "cancel" | "expire" | "open" | "none" };

/**
 * Moves unpaid orders on that would not move by themselves: cancels what was asked to be cancelled or has a blocked
 * seller, expires what nobody paid in time, opens the payment that could not be opened. Database time decides.
 */
export async function attendOrders(deps: Deps): Promise<void> {
  await settleAll(await claimDue(deps), async ({ orderId, need }) => {
    if (need === "cancel") await endUnpaidOrder(deps, orderId, "CANCELLED");
    if (need === "expire") await endUnpaidOrder(deps, orderId, "EXPIRED");
    if (need === "open") await openAgain(deps, orderId);
  });
}

/** Each order goes to one process, and comes again after a growing pause while it does not move. */
async function claimDue(deps: Deps): Promise<Due[]> {
  const rows = await deps.db.execute<Due>(sql`
    with blocked as (
      select distinct s.order_id from blocked_sellers b
        join seller_orders s on s.seller_id = b.seller_id and s.status in ('PENDING', 'PAYMENT_PENDING')
        join orders o on o.id = s.order_id and o.cancel_by is null
    ), due as (
      select id from orders where status in ('PENDING', 'PAYMENT_PENDING') and attend_at <= now()
      union select order_id from blocked
    ), claimed as (
      select id from orders where id in (select id from due) and status in ('PENDING', 'PAYMENT_PENDING')
      order by attend_at limit 50 for update skip locked
    )
    update orders o set attend_count = attend_count + 1,
      attend_at = now() + make_interval(secs => least(30, 2 ^ least(attend_count, 5))),
      cancel_by = case when o.id in (select order_id from blocked) then 'seller_blocked' else cancel_by end,
      cancel_reason = case when o.id in (select order_id from blocked)
        then 'A seller of this order may not sell any more.' else cancel_reason end
    from claimed where o.id = claimed.id
    returning o.id as "orderId", case
      when cancel_by is not null then 'cancel'
      when status = 'PAYMENT_PENDING' and expires_at <= now() then 'expire'
      when status = 'PENDING' and price_offer is not null
        then case when (price_offer->>'expiresAt')::timestamptz <= now() then 'expire' else 'none' end
      when status = 'PENDING' and placed_at <= now() - make_interval(secs => ${deps.pendingSeconds}) then 'expire'
      when status = 'PAYMENT_PENDING' and pay_url is null then 'open'
      else 'none' end as need`);
  return [...rows];
}

async function openAgain(deps: Deps, orderId: OrderId): Promise<void> {
  const order = await findOrder(deps.db, { orderId });
  if (order?.status !== "PAYMENT_PENDING") return;
  await recordOpening(deps.db, orderId, await openPayment(deps, order));
}

/** One that fails does not hold up the others; the first fault is told at the end. */
async function settleAll<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  const settled = await Promise.allSettled(items.map(run));
  const fault = settled.find((result) => result.status === "rejected");
  if (fault) throw fault.reason;
}
