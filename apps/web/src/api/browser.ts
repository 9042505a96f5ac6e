import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { OrderRouter } from "@stallhouse/order-service/router";
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

export const catalogApi = clientOf<CatalogRouter>("catalog-service");
export const orderApi = clientOf<OrderRouter>("order-service");
