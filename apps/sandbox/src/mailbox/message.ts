import type { Letter, Store } from "../store.ts";

/** With what is shown of it: kept apart, and not for ever, for it is most of a mail. */
export type Message = Letter & { html: string | null };

export type MessageFilter = { to?: string | undefined; subject?: string | undefined; channel?: string | undefined };

/** Newest first; `to` and `subject` match any part, in any case. */
export function listMessages(store: Store, filter: MessageFilter): Message[] {
  const to = filter.to?.toLowerCase() ?? "";
  const subject = filter.subject?.toLowerCase() ?? "";
  const channel = filter.channel === "email" ? "mail" : filter.channel;
  return [...store.messages.values()]
    .map((letter) => withBody(store, letter))
    .reverse()
    .filter((message) => channel === undefined || channel === "" || message.channel === channel)
    .filter((message) => message.to.some((address) => address.toLowerCase().includes(to)))
    .filter((message) => (message.subject ?? "").toLowerCase().includes(subject));
}

export function findMessage(store: Store, id: string): Message | undefined {
  const letter = store.messages.get(id);
  return letter && withBody(store, letter);
}

function withBody(store: Store, letter: Letter): Message {
  return { ...letter, html: store.bodies.get(letter.id)?.html ?? null };
}
