import { Resend } from "resend";
import type { ErrorResponse } from "resend";
import type { DeliveryOutcome } from "./delivery-outcome.ts";

type Options = { apiKey: string; apiUrl: string | undefined; from: string };
type Mail = { notificationId: string; recipient: string; subject: string; html: string; text: string };

export type Mailer = (mail: Mail) => Promise<DeliveryOutcome>;

const timeoutMs = 5_000;
/** Refusals of this very mail. Everything else may pass: no key, too many, down. */
const refusals: readonly ErrorResponse["name"][] = [
  "validation_error",
  "missing_required_field",
  "invalid_parameter",
  "invalid_attachment",
  "not_found",
];

/** Sends mail through Resend: the only file that knows it. The notification's id is the key by which Resend drops a repeat. */
export function createMailer({ apiKey, apiUrl, from }: Options): Mailer {
  const resend = new Resend(apiKey, apiUrl ? { baseUrl: apiUrl } : {});
  return async ({ notificationId, recipient, subject, html, text }) => {
    // The SDK hands everything it does not know to fetch, so the time limit travels with the key.
    const request = { idempotencyKey: notificationId, signal: AbortSignal.timeout(timeoutMs) };
    const { data, error } = await resend.emails.send({ from, to: [recipient], subject, html, text }, request);
    return error ? outcomeOf(error) : { status: "sent", providerMessageId: data.id };
  };
}

function outcomeOf({ name, message, statusCode }: ErrorResponse): DeliveryOutcome {
  // The key was used before with other words (our sender's name has changed since): that mail was taken.
  if (name === "invalid_idempotent_request") return { status: "sent", providerMessageId: null };
  const error = `${statusCode ?? "no answer"} ${name}: ${message}`;
  return { status: refusals.includes(name) ? "refused" : "away", error };
}
