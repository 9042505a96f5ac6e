import { expect, request } from "@playwright/test";
import { sandboxUrl } from "./address-book.ts";

export type Message = { channel: "mail" | "sms"; to: string[]; subject: string | null; html: string; text: string };
type Wanted = { to: string; subject?: string; channel?: "mail" | "sms" };

/** What has arrived in the sandbox's mailbox for somebody, newest first. */
export async function messagesTo({ to, subject = "", channel = "mail" }: Wanted): Promise<Message[]> {
  const { items } = await ask<{ items: Message[] }>(`/api/messages?${new URLSearchParams({ to, subject, channel })}`);
  return items;
}

/** The one message of its kind: waits for it, and there is no second. */
export async function messageTo(wanted: Wanted): Promise<Message> {
  let found: Message[] = [];
  await expect(async () => {
    found = await messagesTo(wanted);
    expect(found, `${wanted.channel ?? "mail"} “${wanted.subject ?? ""}” to ${wanted.to}`).toHaveLength(1);
  }).toPass({ timeout: 20_000 });
  const [message] = found;
  if (!message) throw new Error("No message.");
  return message;
}

export type Charge = { status: string; amount: number; amountReceived: number; refunded: number; tries: number };

/** What the payment provider's own book says of an order. */
export async function chargesOf(orderId: string): Promise<Charge[]> {
  const { items } = await ask<{ items: Charge[] }>("/api/charges");
  return items.filter((charge) => JSON.stringify(charge).includes(orderId));
}

async function ask<T>(path: string): Promise<T> {
  const outside = await request.newContext({ baseURL: sandboxUrl });
  try {
    const answer = await outside.get(path);
    expect(answer.ok(), `${path} answered ${answer.status()}`).toBe(true);
    return (await answer.json()) as T;
  } finally {
    await outside.dispose();
  }
}
