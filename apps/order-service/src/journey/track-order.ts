import { createHash, timingSafeEqual } from "node:crypto";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { Deps } from "../trpc.ts";
import { confirmPrice } from "../placement/confirm-price.ts";
import { extendHold } from "../hold/extend-hold.ts";
import { followOrder } from "./order-journey.ts";
import { findOrder } from "../order/stored-order.ts";
import type { TrackedOrderView } from "../views/shapes.ts";
import { payOrder } from "../payment/pay-order.ts";
import { trackedViewOf } from "../views/show-order.ts";

type TrackDeps = Pick<Deps, "db" | "track" | "watch">;

/**
 * A token for who knows an order's number and the address its mails go to. An unknown number and a wrong address get the
 * same answer after the same work, so that nobody learns which numbers exist.
 */
export async function trackOrder(
  { db, track }: TrackDeps,
  { number, email }: { number: string; email: string },
): Promise<{ token: string }> {
  const [row] = await db.execute<{ orderId: OrderId; email: string }>(sql`
    select id as "orderId", email from orders where number = ${number} and idempotency_key is not null`);
  const isTheirs = timingSafeEqual(digest(email), digest(row?.email ?? ""));
  const token = track.sign(row?.orderId ?? newId<OrderId>(), new Date());
  if (!row || !isTheirs) throw new Refusal("ORDER_NOT_FOUND");
  return { token };
}

export async function getTrackedOrder({ db, track }: TrackDeps, token: string): Promise<TrackedOrderView> {
  return viewTracked(db, trackedId(track, token));
}

/** Whoever holds a link to an unpaid order may pay it: that is where a guest's mails about it lead. */
export async function payTrackedOrder(
  deps: TrackDeps & Pick<Deps, "payment">,
  token: string,
): Promise<{ payUrl: string }> {
  return payOrder(deps, { orderId: trackedId(deps.track, token) });
}

/** They may have more time for it, too. */
export async function extendTrackedHold(
  deps: TrackDeps & Pick<Deps, "catalog">,
  { token, heldUntil }: { token: string; heldUntil: string },
): Promise<TrackedOrderView> {
  return trackedViewOf(await extendHold(deps, { orderId: trackedId(deps.track, token) }, heldUntil));
}

/** And may agree to its new price, which nobody pays unasked. */
export async function confirmTrackedPrice(
  deps: TrackDeps & Pick<Deps, "payment">,
  { token, totalAmount }: { token: string; totalAmount: number },
): Promise<{ payUrl: string | null }> {
  const { payUrl } = await confirmPrice(deps, { orderId: trackedId(deps.track, token) }, totalAmount);
  return { payUrl };
}

/** The order at once, and again after every change. */
export async function* watchTrackedOrder(
  deps: TrackDeps,
  { token, signal }: { token: string; signal: AbortSignal | undefined },
): AsyncGenerator<TrackedOrderView, void> {
  const orderId = trackedId(deps.track, token);
  yield* followOrder(deps, { orderId, signal, look: () => viewTracked(deps.db, orderId) });
}

async function viewTracked(db: Deps["db"], orderId: OrderId): Promise<TrackedOrderView> {
  const order = await findOrder(db, { orderId });
  if (!order) throw new Refusal("ORDER_NOT_FOUND");
  return trackedViewOf(order);
}

function trackedId(track: Deps["track"], token: string): OrderId {
  const orderId = track.read(token, new Date());
  if (!orderId) throw new Refusal("ORDER_NOT_FOUND");
  return orderId;
}

function digest(email: string): Buffer {
  return createHash("sha256").update(email.normalize("NFKC").trim().toLowerCase()).digest();
}
