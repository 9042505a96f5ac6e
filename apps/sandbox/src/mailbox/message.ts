import type { Store } from "../store.ts";

/** A mail or SMS as it arrived. */
export type Message = {
  id: string;
  channel: "mail" | "sms";
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string | null;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  idempotencyKey: string | null;
  receivedAt: string;
};

export type MessageFilter = { to?: string | undefined; subject?: string | undefined; channel?: string | undefined };

/** Newest first; `to` and `subject` match any part, in any case. */
export function listMessages(store: Store, filter: MessageFilter): Message[] {
  const to = filter.to?.toLowerCase() ?? "";
  const subject = filter.subject?.toLowerCase() ?? "";
  const channel = filter.channel === "email" ? "mail" : filter.channel;
  return [...store.messages.values()]
    .reverse()
    .filter((message) => channel === undefined || channel === "" || message.channel === channel)
    .filter((message) => message.to.some((address) => address.toLowerCase().includes(to)))
    .filter((message) => (message.subject ?? "").toLowerCase().includes(subject));
}
