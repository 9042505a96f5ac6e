import { paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { sellerOrderId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { totalProblem } from "@stallhouse/contracts/money-limits";
import { Refusal } from "@stallhouse/contracts/refusal";
import { Away } from "../away.ts";
import type { CancelledPart, Captured, Payment, PaymentOrder, PaymentState } from "../clients.ts";

export type FakePayment = Payment & {
  /** `lost`: the payment is opened, its answer never arrives. `refusing`: its provider takes none, now or ever. */
  mode: "up" | "down" | "lost" | "refusing";
  openCalls: number;
  /** What became of each order's payment. */
  states: Map<string, "OPEN" | "CAPTURED" | "CLOSED">;
  opened: PaymentOrder[];
  /** Orders payment was told to be over. */
  buried: { orderId: OrderId; wasPaid: boolean }[];
  /** Parts payment was told to pay back. */
  partsRefunded: CancelledPart[];
  /** What payment would say of an order. */
  stateOf: (orderId: OrderId) => PaymentState | undefined;
  refunds: Map<OrderId, PaymentState["refunded"]>;
  /** The customer pays on the provider's page. */
  capture: (orderId: OrderId) => void;
  beforeClose: (orderId: OrderId) => void | Promise<void>;
};

/** Payment in memory: one intent per order id, and no capture after it was closed. */
export function fakePayment(): FakePayment {
  const fake: FakePayment = {
    mode: "up",
    openCalls: 0,
    states: new Map(),
    opened: [],
    buried: [],
    partsRefunded: [],
    refunds: new Map(),
    stateOf: (orderId) => {
      const status = fake.states.get(orderId);
      const refunded = fake.refunds.get(orderId) ?? [];
      const isRefundKnown = refunded.length > 0 || fake.buried.some((order) => order.orderId === orderId);
      const own = fake.partsRefunded.filter((part) => part.orderId === orderId);
      const partsKnown = own.map((part) => ({ ...part, sellerOrderId: sellerOrderId.parse(part.sellerOrderId) }));
      return status && { orderId, status, captured: capturedOf(fake, orderId), refunded, isRefundKnown, partsKnown };
    },
    beforeClose: () => {},
    capture: (orderId) => {
      if (fake.states.get(orderId) === "OPEN") fake.states.set(orderId, "CAPTURED");
    },
    open: async (order) => {
      fake.openCalls++;
      if (fake.mode === "down") throw new Away("payment is down");
      if (fake.mode === "refusing") throw new Refusal("ORDER_NOT_PAYABLE");
      if (totalProblem(order.amount, order.currency) || order.amount === 0) throw new Refusal("INPUT_INVALID");
      const status = fake.states.get(order.orderId) ?? "OPEN";
      if (!fake.states.has(order.orderId)) fake.opened.push(order);
      fake.states.set(order.orderId, status);
      if (fake.mode === "lost") throw new Away("the answer was lost");
      const payUrl = status === "OPEN" ? `https://pay.example.test/${order.orderId}` : null;
      return { status, payUrl, captured: capturedOf(fake, order.orderId) };
    },
    close: async (orderId) => {
      if (fake.mode === "down") throw new Away("payment is down");
      await fake.beforeClose(orderId);
      const status = fake.states.get(orderId) === "CAPTURED" ? "CAPTURED" : "CLOSED";
      fake.states.set(orderId, status);
      return { status, captured: capturedOf(fake, orderId) };
    },
    ask: async (orderIds) => {
      if (fake.mode === "down") throw new Away("payment is down");
      return orderIds.flatMap((orderId) => fake.stateOf(orderId) ?? []);
    },
    bury: async (order) => {
      if (fake.mode === "down") throw new Away("payment is down");
      fake.buried.push(order);
    },
    refundPart: async (part) => {
      if (fake.mode === "down") throw new Away("payment is down");
      fake.partsRefunded.push(part);
    },
  };
  return fake;
}

function capturedOf(fake: FakePayment, orderId: string): Captured | null {
  const order = fake.opened.find((opened) => opened.orderId === orderId);
  if (!order || fake.states.get(orderId) !== "CAPTURED") return null;
  const { orderNumber, email, name, amount, currency } = order;
  const payload = { paymentId: orderId, orderId, orderNumber, email, name, amount, currency };
  return paymentSucceededV1.payload.parse(payload);
}
