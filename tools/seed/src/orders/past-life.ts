import type { Address } from "@stallhouse/contracts/address";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import {
  orderCancelledV1,
  orderCreatedV1,
  orderDeliveredV1,
  orderExpiredV1,
  orderPaidV1,
  orderProcessingV1,
  orderRefundedV1,
  orderShippedV1,
} from "@stallhouse/contracts/events/order";
import type {
  CartId,
  OrderId,
  OrderLineId,
  SellerId,
  SellerOrderId,
  ShipmentId,
  UserId,
} from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import { houseCause } from "@stallhouse/order-service/house-causes";
import { newOrder } from "@stallhouse/order-service/new-order";
import type { Order } from "@stallhouse/order-service/stored-order";
import { moveSellerOrder, moveWhole } from "@stallhouse/order-service/plan-moves";
import type { Moved } from "@stallhouse/order-service/plan-moves";
import { orderNumberFor } from "@stallhouse/order-service/order-number";
import { payloadOf } from "@stallhouse/order-service/order-fact";
import { firstStatus, move } from "@stallhouse/order-service/order-status";
import type * as schema from "@stallhouse/order-service/schema";
import { pastFact } from "./past-facts.ts";
import type { PastFact } from "./past-facts.ts";

/** One seller's parcel of a past order; null for what has not happened yet. */
export type PastParcel = {
  sellerId: SellerId;
  sellerUserId: UserId;
  acceptedAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  carrier: string;
  trackingNumber: string;
};

/** What became of an order of the past, and when. Moments must come in the order of its life. */
export type PastOrder = {
  orderId: OrderId;
  customerId: UserId;
  email: string;
  address: Address;
  placedAt: Date;
  /** When its hold ended, or would have. */
  holdUntil: Date;
  lines: ReservedLine[];
  declined: { at: Date; reason: string } | null;
  /** Null for one that nobody paid: it expired when its hold ended. */
  paidAt: Date | null;
  cancelled: { at: Date; refundedAt: Date; reason: string } | null;
  refundedAt: Date | null;
  parcels: PastParcel[];
};

/** The parts' moves have one, those of a whole order have none. */
export type PastEdge = typeof schema.orderTransitions.$inferInsert & { sellerOrderId: SellerOrderId | null };
type By = Pick<PastEdge, "actor" | "actorId" | "cause">;
type PastStep = typeof schema.orderSteps.$inferInsert;

/** A past order as it stands now, with its whole history. */
export type PastLife = {
  order: Order;
  facts: PastFact[];
  edges: PastEdge[];
  steps: PastStep[];
  shipments: (typeof schema.shipments.$inferInsert)[];
};

const bySystem = (cause: string | null = null): By => ({ actor: "system", actorId: null, cause });

/** Leads an order through its life by the moves that a running one takes, each with its fact, step and author. */
export function liveAgain(past: PastOrder): PastLife {
  const life = born(past);
  if (!past.paidAt) return expire(life, past);
  pay(life, past, past.paidAt);
  if (past.cancelled) return cancel(life, past, past.cancelled);
  const happenings = past.parcels.flatMap((parcel) => happeningsOf(life, parcel));
  for (const { run } of happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) run();
  if (past.refundedAt) refund(life, past.refundedAt);
  return life;
}

function born(past: PastOrder): PastLife {
  const { orderId, customerId, placedAt, email, address, lines } = past;
  const cartId = datedId<CartId>(placedAt, `cart of ${orderId}`);
  const draft = { cartId, cartVersion: lines.length, email, address, delivery: {}, quote: "", lines };
  const expiresAt = past.holdUntil.toISOString();
  const made = newOrder({ orderId, customerId, draft, now: placedAt, expiresAt });
  const order = {
    ...made,
    number: orderNumberFor(orderId),
    sellerOrders: made.sellerOrders.map((part) => dated(part, past)),
  };
  const life: PastLife = { order, facts: [], edges: [], steps: [], shipments: [] };
  const fact = pastFact(orderCreatedV1, payloadOf(order), { at: placedAt });
  life.facts.push(fact);
  const by = { actor: "customer", actorId: customerId, cause: null } as const;
  const first = { orderId, at: placedAt, eventId: fact.id, ...by };
  for (const sellerOrderId of [null, ...order.sellerOrders.map((part) => part.sellerOrderId)]) {
    life.edges.push(
      { ...first, sellerOrderId, fromStatus: null, toStatus: firstStatus },
      { ...first, sellerOrderId, fromStatus: firstStatus, toStatus: move(firstStatus, order.status) },
    );
  }
  note(life, placedAt, { step: "stock.reserve", outcome: "OK", detail: `held until ${expiresAt}` });
  note(life, placedAt, { step: "order.store", outcome: "OK" });
  note(life, placedAt, { step: "payment.open", outcome: "OPEN" });
  if (past.declined) {
    note(life, past.declined.at, { step: "payment.attempt", outcome: "DECLINED", detail: past.declined.reason });
  }
  return life;
}

/** With ids of its day: sellers see their orders in the order of ids. */
function dated(part: Order["sellerOrders"][number], { orderId, placedAt }: PastOrder): Order["sellerOrders"][number] {
  return {
    ...part,
    sellerOrderId: datedId<SellerOrderId>(placedAt, `part of ${orderId} ${part.sellerId}`),
    lines: part.lines.map((line) => ({
      ...line,
      orderLineId: datedId<OrderLineId>(placedAt, `line of ${orderId} ${line.variantId}`),
    })),
  };
}

function expire(life: PastLife, { holdUntil }: PastOrder): PastLife {
  note(life, holdUntil, { step: "payment.close", outcome: "CLOSED" });
  const moved = moveWhole(life.order, "EXPIRED");
  const fact = pastFact(orderExpiredV1, payloadOf(moved.order), { at: holdUntil });
  keep(life, { moved, fact, by: bySystem(houseCause("UNPAID")) });
  life.order = { ...life.order, paymentState: "none" };
  return life;
}

function pay(life: PastLife, { placedAt }: PastOrder, paidAt: Date): void {
  if (paidAt < placedAt) throw new Error(`order ${life.order.number} was paid before it was placed`);
  const moved = moveWhole(life.order, "PAID");
  note(life, paidAt, { step: "payment.attempt", outcome: "PAID" });
  keep(life, { moved, fact: pastFact(orderPaidV1, payloadOf(moved.order), { at: paidAt }), by: bySystem() });
  life.order = { ...life.order, paidAt: paidAt.toISOString(), paymentState: "paid" };
}

type Cancelled = NonNullable<PastOrder["cancelled"]>;

function cancel(life: PastLife, { customerId }: PastOrder, { at, refundedAt, reason }: Cancelled): PastLife {
  const moved = moveWhole(life.order, "CANCELLED");
  const payload = { ...payloadOf(moved.order), by: "customer" as const, reason, wasPaid: true };
  const by = { actor: "customer", actorId: customerId, cause: reason } as const;
  keep(life, { moved, fact: pastFact(orderCancelledV1, payload, { at }), by });
  moneyBack(life, refundedAt);
  return life;
}

function refund(life: PastLife, at: Date): void {
  const moved = moveWhole(life.order, "REFUNDED");
  const fact = pastFact(orderRefundedV1, payloadOf(moved.order), { at });
  keep(life, { moved, fact, by: bySystem(houseCause("SENT_BACK")) });
  moneyBack(life, at);
}

function moneyBack(life: PastLife, at: Date): void {
  note(life, at, { step: "refund", outcome: "ORDER_CANCELLED", detail: String(life.order.totalAmount) });
  const { totalAmount: amount } = life.order;
  const request = { sellerOrderId: null, cause: "ORDER_CANCELLED", amount, refundedAt: at.toISOString() } as const;
  life.order = { ...life.order, paymentState: "refunded", refunds: [request] };
}

function happeningsOf(life: PastLife, parcel: PastParcel): { at: Date; run: () => void }[] {
  const part = life.order.sellerOrders.find(({ sellerId }) => sellerId === parcel.sellerId);
  if (!part) throw new Error(`order ${life.order.number} has nothing of seller ${parcel.sellerId}`);
  const { sellerOrderId, lines } = part;
  const { sellerUserId, acceptedAt, shippedAt, deliveredAt, carrier, trackingNumber } = parcel;
  const by = { actor: "seller", actorId: sellerUserId } as const;
  const shipmentId = datedId<ShipmentId>(shippedAt ?? new Date(0), `parcel of ${sellerOrderId}`);
  const accept = (at: Date) => () => {
    const moved = moveSellerOrder(life.order, sellerOrderId, "PROCESSING");
    const payload = { ...payloadOf(moved.order), sellerOrderId };
    keep(life, {
      moved,
      fact: pastFact(orderProcessingV1, payload, { at, name: sellerOrderId }),
      by: { ...by, cause: null },
    });
  };
  const ship = (at: Date) => () => {
    const moved = moveSellerOrder(life.order, sellerOrderId, "SHIPPED");
    const packed = lines.map(({ orderLineId, title, label, quantity }) => ({ orderLineId, title, label, quantity }));
    const shipment = { shipmentId, carrier, trackingNumber, lines: packed };
    const payload = { ...payloadOf(moved.order), sellerOrderId, shipment };
    const fact = pastFact(orderShippedV1, payload, { at, name: sellerOrderId });
    keep(life, { moved, fact, by: { ...by, cause: `${carrier} ${trackingNumber}` } });
    life.shipments.push({ shipmentId, sellerOrderId, carrier, trackingNumber, shippedAt: at, deliveredAt });
  };
  const arrive = (at: Date) => () => {
    const moved = moveSellerOrder(life.order, sellerOrderId, "DELIVERED");
    const payload = { ...payloadOf(moved.order), sellerOrderId };
    keep(life, {
      moved,
      fact: pastFact(orderDeliveredV1, payload, { at, name: sellerOrderId }),
      by: { ...by, cause: null },
    });
  };
  return [
    ...(acceptedAt ? [{ at: acceptedAt, run: accept(acceptedAt) }] : []),
    ...(shippedAt ? [{ at: shippedAt, run: ship(shippedAt) }] : []),
    ...(deliveredAt ? [{ at: deliveredAt, run: arrive(deliveredAt) }] : []),
  ];
}

function keep(life: PastLife, { moved, fact, by }: { moved: Moved; fact: PastFact; by: By }): void {
  const { orderId } = moved.order;
  const common = { orderId, at: fact.createdAt, eventId: fact.id, ...by };
  const whole = moved.edge ? [{ ...moved.edge, sellerOrderId: null }] : [];
  life.order = moved.order;
  life.facts.push(fact);
  for (const { sellerOrderId, from, to } of [...whole, ...moved.sellerEdges]) {
    life.edges.push({ ...common, sellerOrderId, fromStatus: from, toStatus: to });
  }
}

function note(life: PastLife, at: Date, step: Pick<PastStep, "step" | "outcome" | "detail">): void {
  const attempt = 1 + life.steps.filter((earlier) => earlier.step === step.step).length;
  life.steps.push({ ...step, orderId: life.order.orderId, attempt, at });
}
