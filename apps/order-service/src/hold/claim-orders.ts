import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { Deps } from "../trpc.ts";

/**
 * Gives a guest's orders to the member that the guest turned out to be. From then on they open to the member alone: links
 * that were signed for the guest in mails go on to work, new ones are not made. A second call changes nothing.
 */
export async function claimGuest(
  deps: Pick<Deps, "db" | "verifyUser">,
  { customerId }: Customer,
  { guestToken }: { guestToken: string },
): Promise<{ orderIds: OrderId[] }> {
  const guest = await deps.verifyUser(guestToken);
  if (!guest.guest) throw new Refusal("NOT_ALLOWED");
  const rows = await deps.db.execute<{ orderId: OrderId }>(sql`
    with keys as (
      update idempotency_keys k set scope = ${customerId}
      where scope = ${guest.userId} and state = 'done' and not exists (
        select 1 from idempotency_keys own where own.scope = ${customerId} and own.key = k.key)
    )
    update orders o set customer_id = ${customerId}, track_token = null
    where customer_id = ${guest.userId} and not exists (
      select 1 from orders own where own.customer_id = ${customerId} and own.idempotency_key = o.idempotency_key)
    returning id as "orderId"`);
  return { orderIds: rows.map(({ orderId }) => orderId) };
}
