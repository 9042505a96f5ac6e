import { z } from "zod";
import type { DeliveryOutcome } from "./delivery-outcome.ts";

type Options = { apiUrl: string; accountSid: string; authToken: string; from: string };
type Sms = { notificationId: string; recipient: string; text: string };

export type SmsSender = (sms: Sms) => Promise<DeliveryOutcome>;

const timeoutMs = 5_000;
const taken = z.object({ sid: z.string() });
const refused = z.object({ code: z.number(), message: z.string() });

/**
 * Sends SMS by Twilio's form post, which others offer too: the only file that knows it. A key is sent, but most such
 * providers ignore it: an SMS whose answer got lost may arrive twice.
 */
export function createSmsSender({ apiUrl, accountSid, authToken, from }: Options): SmsSender {
  const url = new URL(`/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`, apiUrl);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return async ({ notificationId, recipient, text }) => {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { authorization, "i-twilio-idempotency-token": notificationId },
        body: new URLSearchParams({ To: recipient, From: from, Body: text }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return outcomeOf(response.status, await response.json().catch(() => undefined));
    } catch (cause) {
      return { status: "away", error: `no answer: ${cause instanceof Error ? cause.message : String(cause)}` };
    }
  };
}

function outcomeOf(status: number, body: unknown): DeliveryOutcome {
  if (status >= 200 && status < 300) {
    return { status: "sent", providerMessageId: taken.safeParse(body).data?.sid ?? null };
  }
  const said = refused.safeParse(body).data;
  const error = `${status} ${said ? `${said.code}: ${said.message}` : "without a reason"}`;
  // 401 and 403 are about our account, 429 about our pace: the message itself may be fine.
  return { status: status === 400 || status === 404 || status === 422 ? "refused" : "away", error };
}
