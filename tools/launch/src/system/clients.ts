import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { IdentityRouter } from "@stallhouse/identity-service/router";
import type { OrderRouter } from "@stallhouse/order-service/router";
import { createServiceClient } from "@stallhouse/service/client";
import type { AppName } from "@stallhouse/topology/topology";

export type Caller = (callee: string) => Promise<string>;
export type Clients = ReturnType<typeof createClients>;
export type Orders = ReturnType<Clients["order"]>;

/** The services as one process reaches them; a token makes a person act. */
export function createClients(addressOf: (name: AppName) => string, caller: Caller) {
  const options = (service: AppName, userToken: string | undefined) => ({
    service,
    url: addressOf(service),
    caller,
    timeoutMs: 15_000,
    ...(userToken ? { userToken } : {}),
  });
  return {
    identity: (token?: string) => createServiceClient<IdentityRouter>(options("identity-service", token)),
    catalog: (token?: string) => createServiceClient<CatalogRouter>(options("catalog-service", token)),
    order: (token?: string) => createServiceClient<OrderRouter>(options("order-service", token)),
  };
}
