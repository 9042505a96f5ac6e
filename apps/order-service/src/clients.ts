import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import type { PaymentRouter } from "@stallhouse/payment-service/router";
import { createCallee } from "@stallhouse/service/callee";
import { createServiceClient } from "@stallhouse/service/client";
import type { inferRouterInputs } from "@trpc/server";
import { patience } from "./patience.ts";

export type WantedLine = { variantId: VariantId; quantity: number };

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
  quote: (variantIds: VariantId[]) => Promise<QuotedVariant[]>;
};

export type PaymentOrder = inferRouterInputs<PaymentRouter>["internal"]["payment"]["open"];

/** Payment as this service uses it. Throws a `Refusal`, or `Away` when there is no answer in time. */
export type Payment = {
  /** Idempotent by order id. */
  open: (order: PaymentOrder) => Promise<{ status: "OPEN" | "CAPTURED" | "CLOSED"; payUrl: string | null }>;
  /** Cancels at the provider first. CAPTURED: it was paid meanwhile. */
  close: (orderId: OrderId) => Promise<{ status: "CLOSED" | "CAPTURED" }>;
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
  };
}
