import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { IdentityRouter } from "@stallhouse/identity-service/router";
import type { NotifierRouter } from "@stallhouse/notifier/router";
import type { OrderRouter } from "@stallhouse/order-service/router";
import type { PaymentRouter } from "@stallhouse/payment-service/router";
import type { ServiceName } from "@stallhouse/topology/topology";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";

/** One typed client per service, for the browser: all of them talk to the gateway and to nothing else. */
function clientOf<Router extends AnyTRPCRouter>(service: ServiceName) {
  const url = `/api/trpc/${service}`;
  const link = splitLink({
    condition: ({ type }) => type === "subscription",
    true: httpSubscriptionLink({ url }),
    false: httpBatchLink({ url, maxItems: 20, maxURLLength: 4_000 }),
  });
  // tRPC asks for a transformer or none depending on the router, which a generic one cannot answer.
  return createTRPCClient<Router>({ links: [link] } as never);
}

export const identityApi = clientOf<IdentityRouter>("identity-service");
export const catalogApi = clientOf<CatalogRouter>("catalog-service");
export const orderApi = clientOf<OrderRouter>("order-service");
export const paymentApi = clientOf<PaymentRouter>("payment-service");
export const notifierApi = clientOf<NotifierRouter>("notifier");
