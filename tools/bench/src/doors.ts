import { createCaller } from "@stallhouse/auth/caller-token";
import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { IdentityRouter } from "@stallhouse/identity-service/router";
import type { Market } from "@stallhouse/launch/market";
import type { OrderRouter } from "@stallhouse/order-service/router";
import { createServiceClient } from "@stallhouse/service/client";
import type { AppName } from "@stallhouse/topology/topology";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";

export type Person = { name: string; email: string; password: string };

/** The two ways in: straight at a service, as the gateway; or through the gateway, as a browser. */
export type Door = {
  catalog: () => ReturnType<typeof createServiceClient<CatalogRouter>>;
  order: (person: Person) => Promise<ReturnType<typeof createServiceClient<OrderRouter>>>;
};

export function identityClient(market: Market, userToken?: string) {
  return createServiceClient<IdentityRouter>(serviceOptions(market, "identity-service", userToken));
}

export function serviceDoor(market: Market): Door {
  const logIn = async ({ email, password }: Person) => {
    const session = await identityClient(market).internal.session.logIn.mutate({ email, password, ip: "127.0.0.1" });
    return session.accessToken;
  };
  return {
    catalog: () => createServiceClient<CatalogRouter>(serviceOptions(market, "catalog-service")),
    order: async (person) =>
      createServiceClient<OrderRouter>(serviceOptions(market, "order-service", await logIn(person))),
  };
}

export function serviceOptions(market: Market, service: AppName, userToken?: string) {
  return {
    service,
    url: market.addressOf(service),
    caller: createCaller("web", market.keys.callers.web.privateKey),
    timeoutMs: 30_000,
    ...(userToken ? { userToken } : {}),
  };
}

export function gatewayDoor(market: Market): Door {
  return {
    catalog: () => browserClient<CatalogRouter>(market.url, "catalog-service", ""),
    order: async (person) => browserClient<OrderRouter>(market.url, "order-service", await signIn(market.url, person)),
  };
}

/** As the scripts of a page ask, with the cookies of a session. */
export function browserClient<Router extends AnyTRPCRouter>(origin: string, service: AppName, cookie: string) {
  const headers = { origin, cookie, "sec-fetch-site": "same-origin" };
  return createTRPCClient<Router>({ links: [httpLink({ url: `${origin}/api/trpc/${service}`, headers })] as never });
}

/** Signs in as the log-in page does; answers the cookies of the session. */
export async function signIn(origin: string, { email, password }: Pick<Person, "email" | "password">): Promise<string> {
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const cookies = new Map(cookiesOf(csrf));
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { origin, cookie: header(cookies), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  for (const [name, value] of cookiesOf(answer)) cookies.set(name, value);
  if (![...cookies.keys()].some((name) => name.endsWith("session-token"))) throw new Error(`no session for ${email}`);
  return header(cookies);
}

function cookiesOf(response: Response): [string, string][] {
  return response.headers.getSetCookie().map((cookie) => {
    const [pair = ""] = cookie.split(";");
    const [name = "", ...value] = pair.split("=");
    return [name, value.join("=")];
  });
}

function header(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
