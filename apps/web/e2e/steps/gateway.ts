import type { APIRequestContext } from "@playwright/test";
import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { IdentityRouter } from "@stallhouse/identity-service/router";
import type { NotifierRouter } from "@stallhouse/notifier/router";
import type { OrderRouter } from "@stallhouse/order-service/router";
import type { PaymentRouter } from "@stallhouse/payment-service/router";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { shopUrl } from "./address-book.ts";

/** What a browser's scripts may do: calls to the gateway with the browser's own cookies. */
export function callsOf(browser: APIRequestContext) {
  return {
    identity: clientOf<IdentityRouter>(browser, "identity-service"),
    catalog: clientOf<CatalogRouter>(browser, "catalog-service"),
    order: clientOf<OrderRouter>(browser, "order-service"),
    payment: clientOf<PaymentRouter>(browser, "payment-service"),
    notifier: clientOf<NotifierRouter>(browser, "notifier"),
  };
}
export type Calls = ReturnType<typeof callsOf>;

function clientOf<Router extends AnyTRPCRouter>(browser: APIRequestContext, service: string) {
  const link = httpLink({
    url: `${shopUrl}/api/trpc/${service}`,
    fetch: async (url, init) => {
      const { status, body } = await knock(browser, {
        url: url instanceof Request ? url.url : url.toString(),
        method: init?.method,
        data: init?.body,
      });
      return new Response(body, { status, headers: { "content-type": "application/json" } });
    },
  });
  // tRPC asks for a transformer or none depending on the router, which a generic one cannot answer.
  return createTRPCClient<Router>({ links: [link] } as never);
}

type Knock = { url: string; method?: string | undefined; data?: unknown };

/** One call as our own pages make it. Being told to slow down is no answer: it is asked again when it may be. */
async function knock(browser: APIRequestContext, { url, method = "GET", data }: Knock) {
  for (;;) {
    const answer = await browser.fetch(url, {
      method,
      headers: { origin: shopUrl, "content-type": "application/json" },
      ...(typeof data === "string" && { data }),
    });
    if (answer.status() !== 429) return { status: answer.status(), body: await answer.text() };
    const seconds = Number(answer.headers()["retry-after"] ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}

export type Said = { status: number; text: string; reason: string | undefined };

/** One raw call, with whatever a stranger may send: the status, the reason and every word of the answer. */
export async function send(
  browser: APIRequestContext,
  procedure: `${string}/${string}`,
  { input, method = "POST" }: { input?: unknown; method?: "GET" | "POST" } = {},
): Promise<Said> {
  const json = JSON.stringify(input ?? null);
  const query = method === "GET" && input !== undefined ? `?input=${encodeURIComponent(json)}` : "";
  const url = `${shopUrl}/api/trpc/${procedure}${query}`;
  const { status, body } = await knock(browser, { url, method, ...(method === "POST" && { data: json }) });
  return { status, text: body, reason: /"reason":"([A-Z_]+)"/.exec(body)?.[1] };
}
