import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId, SellerOrderId, VariantId } from "@stallhouse/contracts/ids";
import type { PaymentRouter } from "@stallhouse/payment-service/router";
import { createCallee } from "@stallhouse/service/callee";
import { createServiceClient } from "@stallhouse/service/client";
import type { inferRouterInputs } from "@trpc/server";
import { patience } from "./patience.ts";

type WantedLine = { variantId: VariantId; quantity: number };

export type Reservation =
  | { status: "reserved"; expiresAt: string; lines: ReservedLine[] }
  | {
      status: "rejected";
      reason: "VARIANT_OUT_OF_STOCK" | "VARIANT_NOT_FOR_SALE";
      variantId: VariantId;
      title: string;
      available: number;
    };

/** What catalog knows of a variant now. */
export type QuotedVariant = Omit<ReservedLine, "unitPrice" | "quantity"> & {
  price: number;
  available: number;
  stockVersion: number;
  productVersion: number;
  onSale: boolean;
};

/** Catalog as this service uses it. Throws a `Refusal`, or `Away` when there is no answer in time. */
export type Catalog = {
  /** Idempotent by order id: all lines are held, or none. */
  reserve: (input: { orderId: OrderId; lines: WantedLine[]; holdSeconds: number }) => Promise<Reservation>;
  /** Holds what an order holds until a later moment; asked again it changes nothing. Refuses when nothing is held any more. */
  extend: (input: { orderId: OrderId; until: string }) => Promise<{ expiresAt: string }>;
  /** Sells what paid orders hold, as their fact does; asked again it answers the same. */
  commit: (orders: OrderLines[]) => Promise<Commitment[]>;
  /** Gives back what orders that are over held or had bought, as their fact does. */
  close: (orderIds: OrderId[]) => Promise<void>;
  quote: (variantIds: VariantId[]) => Promise<QuotedVariant[]>;
};

type OrderLines = { orderId: OrderId; lines: WantedLine[] };

/** What became of a paid order's stock. CLOSED: catalog holds the order to be over. */
export type Commitment =
  | { orderId: OrderId; status: "COMMITTED" | "CLOSED" }
  | { orderId: OrderId; status: "REJECTED"; reason: Rejected["reason"]; variantId: VariantId; title: string };
type Rejected = Extract<Reservation, { status: "rejected" }>;

export type PaymentOrder = inferRouterInputs<PaymentRouter>["internal"]["payment"]["open"];

/** Payment as this service uses it. Throws a `Refusal`, or `Away` when there is no answer in time. */
export type Payment = {
  /** Idempotent by order id. */
  open: (order: PaymentOrder) => Promise<PaymentAnswer & { payUrl: string | null }>;
  /** Cancels at the provider first. CAPTURED: it was paid meanwhile. */
  close: (orderId: OrderId) => Promise<PaymentAnswer>;
  /** What payment knows of orders, those without a payment left out. Nobody asks the provider for it. */
  ask: (orderIds: OrderId[]) => Promise<PaymentState[]>;
  /** Says that an order is over, as its fact does: what was captured for it goes back. */
  bury: (order: { orderId: OrderId; wasPaid: boolean }) => Promise<void>;
  /** Says that a part of an order was cancelled, as its fact does: what was paid for it goes back. */
  refundPart: (part: CancelledPart) => Promise<void>;
};

export type CancelledPart = inferRouterInputs<PaymentRouter>["internal"]["payment"]["refundPart"];
/** The payload of payment's fact, in answers too: what says CAPTURED says all that is needed to act on it. */
export type Captured = PayloadOf<typeof paymentSucceededV1>;
export type PaymentAnswer = { status: "OPEN" | "CAPTURED" | "CLOSED"; captured: Captured | null };
export type PaymentState = PaymentAnswer & {
  orderId: OrderId;
  refunded: PayloadOf<typeof paymentRefundedV1>[];
  /** Payment has a refund for all that is left of it, made or under way. */
  isRefundKnown: boolean;
  /** The parts that payment has a refund for. */
  partsKnown: { sellerOrderId: SellerOrderId; cause: string }[];
};

type Address = { url: string; caller: (callee: string) => Promise<string> };

/** All calls made here are reads or idempotent by order id, so that a restart over there costs a pause and no order. */
function repeating({ url }: Address) {
  const callee = createCallee({ address: () => url });
  return (to: string, init: Parameters<typeof callee.fetch>[1]) => callee.fetch(to, init, { isRepeatable: true });
}

export function createCatalog(address: Address): Catalog {
  const timeoutMs = 800;
  const fetch = repeating(address);
  const client = createServiceClient<CatalogRouter>({ service: "catalog-service", timeoutMs, fetch, ...address });
  const ask = patience({
    totalMs: 1_800,
    retryAfterMs: [50, 150],
    breaker: { share: 0.5, slowMs: 500, openMs: 5_000 },
  });
  return {
    reserve: (input) => ask(() => client.internal.stock.reserve.mutate(input)),
    extend: (input) => ask(() => client.internal.stock.extend.mutate(input)),
    commit: (orders) => ask(() => client.internal.stock.commit.mutate({ orders })),
    close: (orderIds) => ask(() => client.internal.stock.close.mutate({ orderIds })),
    quote: (variantIds) => ask(() => client.internal.variant.quote.query({ variantIds })),
  };
}

export function createPayment(address: Address): Payment {
  const timeoutMs = 5_000;
  const fetch = repeating(address);
  const client = createServiceClient<PaymentRouter>({ service: "payment-service", timeoutMs, fetch, ...address });
  const ask = patience({ totalMs: 6_500, retryAfterMs: [200, 500], breaker: { failures: 5, openMs: 10_000 } });
  return {
    open: (order) => ask(() => client.internal.payment.open.mutate(order)),
    close: (orderId) => ask(() => client.internal.payment.close.mutate({ orderId })),
    ask: (orderIds) => ask(() => client.internal.payment.states.query({ orderIds })),
    bury: (order) => ask(() => client.internal.payment.bury.mutate(order)),
    refundPart: (part) => ask(() => client.internal.payment.refundPart.mutate(part)),
  };
}
