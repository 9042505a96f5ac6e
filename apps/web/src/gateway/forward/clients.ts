import "server-only";
import { createCaller } from "@stallhouse/auth/caller-token";
import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { IdentityRouter } from "@stallhouse/identity-service/router";
import type { NotifierRouter } from "@stallhouse/notifier/router";
import type { OrderRouter } from "@stallhouse/order-service/router";
import type { PaymentRouter } from "@stallhouse/payment-service/router";
import { createCallee } from "@stallhouse/service/callee";
import type { Callee } from "@stallhouse/service/callee";
import { createServiceClient, refusalIn } from "@stallhouse/service/client";
import type { ServiceName } from "@stallhouse/topology/topology";
import type { AnyTRPCRouter } from "@trpc/server";
import { env } from "~/env.ts";
import { sendBack } from "../session/send-back.ts";

const patienceMs = 8_000;

/** The only list of addresses in this app. */
function addressOf(service: ServiceName): string {
  const { IDENTITY_URL, CATALOG_URL, ORDER_URL, PAYMENT_URL, NOTIFIER_URL } = env();
  const addresses: Record<ServiceName, string> = {
    "identity-service": IDENTITY_URL,
    "catalog-service": CATALOG_URL,
    "order-service": ORDER_URL,
    "payment-service": PAYMENT_URL,
    notifier: NOTIFIER_URL,
  };
  return addresses[service];
}

// Routes, pages and proxy.ts are separate module graphs: what must be one per process hangs on globalThis.
const callees = ((globalThis as { stallhouseCallees?: Map<ServiceName, Callee> }).stallhouseCallees ??= new Map());

/** The one way to a service, with its places and its breaker: all calls of this process go through it. */
export function calleeOf(service: ServiceName): Callee {
  const known = callees.get(service) ?? createCallee({ address: () => addressOf(service) });
  callees.set(service, known);
  return known;
}

let caller: ReturnType<typeof createCaller> | undefined;

/** The token that names this process to a service. */
export function callerToken(service: string): Promise<string> {
  caller ??= createCaller("web", env().CALLER_KEY);
  return caller(service);
}

type Asking = { userToken?: string | undefined; timeoutMs?: number };

function clientOf<Router extends AnyTRPCRouter>(service: ServiceName, { userToken, timeoutMs = patienceMs }: Asking) {
  const onError = async (cause: unknown) => {
    if (userToken && refusalIn(cause)?.reason === "SESSION_ENDED") await sendBack(cause, userToken);
  };
  return createServiceClient<Router>({
    service,
    url: addressOf(service),
    caller: callerToken,
    userToken,
    timeoutMs,
    onError,
    fetch: calleeOf(service).fetch,
  });
}

/** Typed clients, each call made with the given person's token (none: nobody in particular). */
export const identityFor = (userToken?: string) => clientOf<IdentityRouter>("identity-service", { userToken });
export const catalogFor = (userToken?: string) => clientOf<CatalogRouter>("catalog-service", { userToken });
export const orderFor = (userToken?: string) => clientOf<OrderRouter>("order-service", { userToken });
export const paymentFor = (userToken?: string) => clientOf<PaymentRouter>("payment-service", { userToken });
export const notifierFor = (userToken?: string) => clientOf<NotifierRouter>("notifier", { userToken });

/** For the number beside the cart, which can do without the answer. */
export const impatientOrder = (userToken: string) =>
  clientOf<OrderRouter>("order-service", { userToken, timeoutMs: 1_000 });

/** For renewing sessions, which every request waits for: identity away must not make the whole shop wait. */
export const impatientIdentity = () => clientOf<IdentityRouter>("identity-service", { timeoutMs: 2_500 });
