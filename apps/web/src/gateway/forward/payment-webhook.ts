import { randomUUID } from "node:crypto";
import { calleeOf, callerToken } from "./clients.ts";
import { readBounded } from "../limits/read-bounded.ts";

export const maxWebhookBytes = 256_000;
const deadlineMs = 8_000;
const service = "payment-service";

/** Hands the payment provider's message on as it came: its signature covers every byte, and only payment can check it. */
export async function handPaymentWebhook(request: Request): Promise<Response> {
  const body = await readBounded(request, maxWebhookBytes);
  if (body === "too large") return Response.json({ error: "too large" }, { status: 413 });
  const correlationId = randomUUID();
  try {
    const init = {
      method: "POST",
      headers: {
        "content-type": request.headers.get("content-type") ?? "application/json",
        "stripe-signature": request.headers.get("stripe-signature") ?? "",
        "x-caller-token": await callerToken(service),
        "x-correlation-id": correlationId,
      },
      body,
      cache: "no-store",
      signal: AbortSignal.timeout(deadlineMs),
    } as const;
    // The provider repeats its messages itself: payment knows each by its id.
    const answer = await calleeOf(service).fetch("/webhooks/payments", init, { isRepeatable: true });
    return new Response(await answer.text(), {
      status: answer.status,
      headers: {
        "content-type": answer.headers.get("content-type") ?? "application/json",
        "cache-control": "no-store",
      },
    });
  } catch {
    // The provider tries again after any 5xx, and payment's own sweep finds what was lost.
    return Response.json({ error: "payment is away", correlationId }, { status: 503, headers: { "retry-after": "5" } });
  }
}
