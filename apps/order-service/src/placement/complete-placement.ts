import { orderCreatedV1, orderFailedV1, stockRequestedV1 } from "@stallhouse/contracts/events/order";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Reason } from "@stallhouse/contracts/refusal";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import { brokenConstraint } from "../broken-constraint.ts";
import { quoteOf } from "../pricing/price.ts";
import { learnPrices } from "../cart/known-variants.ts";
import { Away } from "../away.ts";
import type { Reservation } from "../clients.ts";
import { redeemCoupon } from "../coupon/redeem-coupon.ts";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { finishPlacement } from "./finish-placement.ts";
import { houseCause } from "../moves/house-causes.ts";
import { refusePlacement } from "./idempotency-key.ts";
import type { Placement } from "./idempotency-key.ts";
import { insertOrder } from "./insert-order.ts";
import { newOrder } from "./new-order.ts";
import type { Order } from "../order/stored-order.ts";
import type { OrderDraft } from "./draft.ts";
import { payloadOf } from "../order/order-fact.ts";
import { findOrder } from "../order/stored-order.ts";
import type { Step, By } from "../moves/record-moves.ts";
import type { PlacedOrder } from "../views/shapes.ts";
import { settleIfFree } from "./settle-free-order.ts";

/** Time for this process to open the payment, before the recovery loop does it. */
const openingSeconds = 15;

type Held = Exclude<Reservation, { status: "rejected" }> | { status: "away"; detail: string };

/**
 * Carries a placement from its claimed key to its answer. Every step may be repeated, so whoever finds it half done
 * after a crash simply runs this again. Once catalog may hold stock for it, an order row follows, be it a failed one:
 * so no hold is left that nobody speaks for.
 */
export async function completePlacement(deps: Deps, placement: Placement): Promise<PlacedOrder> {
  const existing = placement.attempt > 1 ? await findOrder(deps.db, { orderId: placement.orderId }) : undefined;
  const order = existing ?? (await makeOrder(deps, placement));
  return finishPlacement(deps, placement, order);
}

async function makeOrder(deps: Deps, placement: Placement): Promise<Order> {
  const answer = await reserve(deps, placement);
  if (answer.status === "rejected") {
    const { reason, variantId, title, available } = answer;
    const refusal = new Refusal(reason, { variantId, title, available: String(available) });
    await refuse(deps, placement, { refusal, step: { step: "stock.reserve", outcome: reason, detail: title } });
    throw refusal;
  }
  const outcome = await storeOnce(deps, placement, answer).catch((error: unknown) => {
    // Somebody has the number already: the next one is another.
    if (brokenConstraint(error) !== "orders_number_unique") throw error;
    return storeOnce(deps, placement, answer);
  });
  if (!(outcome instanceof Refusal)) return outcome;
  await refuse(deps, placement, { refusal: outcome, step: { step: "order.store", outcome: outcome.reason } });
  throw outcome;
}

async function storeOnce(deps: Deps, placement: Placement, answer: Held): Promise<Order | Refusal> {
  const order = orderFrom(deps, placement, answer);
  return deps.db.transaction((tx) => storeOrder(tx, { deps, placement, order, answer }));
}

async function reserve(deps: Deps, placement: Placement): Promise<Reservation | Held> {
  const { orderId, draft } = placement;
  try {
    const lines = draft.lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
    return await deps.catalog.reserve({ orderId, lines, holdSeconds: deps.holdSeconds });
  } catch (error) {
    if (error instanceof Away) return { status: "away", detail: error.message };
    // Catalog will say so every time: it is the placement's answer too, or the recovery loop would ask for ever.
    if (error instanceof Refusal) {
      const step: Step = { step: "stock.reserve", outcome: error.reason, detail: JSON.stringify(error.details) };
      await refuse(deps, placement, { refusal: error, step });
    }
    throw error;
  }
}

/** At the prices that the hold names; while catalog is away, at those the customer saw. */
function orderFrom({ track }: Pick<Deps, "track">, { orderId, scope, draft }: Placement, answer: Held): Order {
  const now = new Date();
  const common = { orderId, customerId: scope, now, trackToken: draft.isGuest ? track.sign(orderId, now) : null };
  if (answer.status === "away") return newOrder({ ...common, draft, expiresAt: null });
  return newOrder({
    ...common,
    draft: { ...draft, lines: inOrderOf(draft, answer.lines) },
    expiresAt: answer.expiresAt,
  });
}

function inOrderOf(draft: OrderDraft, held: OrderDraft["lines"]): OrderDraft["lines"] {
  return draft.lines.flatMap((line) => {
    const now = held.find((other) => other.variantId === line.variantId);
    return now ? [{ ...line, ...now }] : [];
  });
}

/** What the hold costs is not what the customer saw. */
function isDearer({ draft }: Placement, answer: Held): boolean {
  return answer.status === "reserved" && quoteOf(inOrderOf(draft, answer.lines), draft) !== draft.quote;
}

type Storing = { deps: Deps; placement: Placement; order: Order; answer: Held };

/** One transaction: the cart is spent, and the order is there with its history and its fact; or a refusal, and why. */
async function storeOrder(tx: Tx<typeof schema>, storing: Storing): Promise<Order | Refusal> {
  const { placement, answer, order } = storing;
  const dearer = isDearer(placement, answer);
  if (!dearer && (await takeCart(tx, placement))) {
    const refused = await redeemCoupon(tx, order, placement.draft.coupon);
    if (!refused) return storeLive(tx, storing);
    await giveCartBack(tx, placement);
    return storeFailed(tx, storing, refused);
  }
  // The lock on the cart was waited for: what another key made of the same cart is visible now.
  if (dearer) await freeCart(tx, placement);
  const existing = await findOrder(tx, { orderId: placement.orderId });
  if (existing) return existing;
  if (dearer && answer.status === "reserved") await learnPrices(tx, answer.lines);
  return storeFailed(tx, storing, dearer ? "PRICE_CHANGED" : "CART_CHANGED");
}

async function takeCart(tx: Tx<typeof schema>, { draft, orderId }: Placement): Promise<boolean> {
  const taken = await tx.execute(sql`
    update carts set state = 'ordered', updated_at = now()
    where id = ${draft.cartId} and version = ${draft.cartVersion} and state = 'active' and next_order_id = ${orderId}
    returning id`);
  return taken.length === 1;
}

async function freeCart(tx: Tx<typeof schema>, { draft, orderId }: Placement): Promise<void> {
  await tx.execute(
    sql`update carts set next_order_id = null where id = ${draft.cartId} and next_order_id = ${orderId}`,
  );
}

/** Without the coupon that did not hold: the total without it is to be seen before the next try. */
async function giveCartBack(tx: Tx<typeof schema>, { draft }: Placement): Promise<void> {
  await tx.execute(sql`
    update carts set state = 'active', version = version + 1, next_order_id = null, coupon_id = null
    where id = ${draft.cartId}`);
}

async function storeLive(tx: Tx<typeof schema>, { deps, placement, order, answer }: Storing): Promise<Order> {
  const eventId = await enqueue(tx, orderCreatedV1, payloadOf(order));
  const isHeld = answer.status === "reserved";
  if (!isHeld) {
    const lines = placement.draft.lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
    await enqueue(tx, stockRequestedV1, { orderId: order.orderId, lines });
  }
  await insertOrder(tx, order, {
    idempotencyKey: placement.key,
    eventId,
    by: placedBy(placement, isHeld ? null : houseCause("CONFIRMING_STOCK")),
    steps: [reserveStep(answer), { step: "order.store", outcome: "OK" }],
    attendAfter: isHeld ? openingSeconds : deps.pendingSeconds,
  });
  return settleIfFree(tx, order);
}

const failedBecause: Partial<Record<Reason, string>> = {
  PRICE_CHANGED: "A price changed while the order was placed.",
  CART_CHANGED: "The cart changed while the order was placed.",
};

/** Nobody gets this order, but catalog may hold stock for it: its end is what gives that back. */
async function storeFailed(
  tx: Tx<typeof schema>,
  { placement, order, answer }: Storing,
  reason: Reason,
): Promise<Refusal> {
  const cause = failedBecause[reason] ?? "Its coupon could not be used.";
  const sellerOrders = order.sellerOrders.map((part) => ({ ...part, status: "FAILED" as const }));
  const failed: Order = { ...order, status: "FAILED", paymentState: "none", sellerOrders };
  const eventId = await enqueue(tx, orderFailedV1, { ...payloadOf(failed), reason: cause, isUnannounced: true });
  await insertOrder(tx, failed, {
    idempotencyKey: null,
    eventId,
    by: placedBy(placement, cause),
    steps: [reserveStep(answer), { step: "order.store", outcome: reason }],
    attendAfter: 0,
  });
  return new Refusal(reason);
}

function placedBy({ scope }: Placement, cause: string | null): By {
  return { actor: "customer", actorId: scope, cause };
}

function reserveStep(answer: Held): Step {
  if (answer.status === "away") return { step: "stock.reserve", outcome: "AWAY", detail: answer.detail };
  return { step: "stock.reserve", outcome: "OK", detail: `held until ${answer.expiresAt}` };
}

async function refuse(deps: Deps, placement: Placement, { refusal, step }: { refusal: Refusal; step: Step }) {
  await refusePlacement(deps.db, placement, { reason: refusal.reason, details: refusal.details, step });
}
