import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "@stallhouse/contracts/refusal";
import { answer, readBody } from "@stallhouse/service/http-server";
import type { Route } from "@stallhouse/service/http-server";
import type { Deps } from "../trpc.ts";
import { processWebhook } from "./process-webhooks.ts";
import { storeWebhook } from "./store-webhook.ts";

const maxBytes = 256 * 1024;

/** Where the gateway hands on, unread, what the provider sends. Stored before it is answered, worked on after. */
export function webhookRoute(deps: Deps): Route {
  return {
    method: "POST",
    path: "/webhooks/payments",
    callers: ["web"],
    handle: async (request, response) => {
      const body = await readBody(request, maxBytes);
      if (body === undefined) return answer(response, 413, { reason: "WEBHOOK_REJECTED" });
      await receive(deps, { body, signature: signatureOf(request) }, response);
    },
  };
}

function signatureOf(request: IncomingMessage): string {
  const header = request.headers["stripe-signature"];
  return typeof header === "string" ? header : "";
}

async function receive(
  deps: Deps,
  webhook: { body: string; signature: string },
  response: ServerResponse,
): Promise<void> {
  try {
    const stored = await storeWebhook(deps, webhook);
    answer(response, 200, { received: true });
    if (stored) void processWebhook(deps, stored).catch((err: unknown) => deps.log.error({ err }, "webhook unmarked"));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    deps.log.warn({ reason: error.reason }, "webhook rejected");
    answer(response, 400, { reason: error.reason });
  }
}
