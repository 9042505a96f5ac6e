import type { Env } from "../env.ts";
import type { Store } from "../store.ts";
import { afterAttempt } from "./delivery.ts";
import type { Attempt, Delivery } from "./delivery.ts";
import { signatureHeader } from "./signature.ts";

/** Posts what is due to the shop, again and again until it is taken. */
export type Post = {
  queue(delivery: Delivery): void;
  /** Pending deliveries that the reorder switch keeps back. */
  held(): Iterable<Delivery>;
  /** Forgets everything pending. */
  clear(): void;
  /** Stops sending; what is pending stays in the journal for the next start. */
  stop(): Promise<void>;
};

const atOnce = 16;
const patienceMs = 10_000;

export function openPost(env: Env, store: Store): Post {
  const pending = new Map<string, { delivery: Delivery; timer: NodeJS.Timeout }>();
  const ready: Delivery[] = [];
  const running = new Set<Promise<void>>();
  let stopped = false;

  const queue = (delivery: Delivery) => {
    if (delivery.state !== "pending" || stopped) return;
    clearTimeout(pending.get(delivery.id)?.timer);
    const timer = setTimeout(
      () => {
        pending.delete(delivery.id);
        ready.push(delivery);
        pump();
      },
      Math.max(0, delivery.dueAt - Date.now()),
    );
    pending.set(delivery.id, { delivery, timer });
  };
  const pump = () => {
    while (!stopped && running.size < atOnce) {
      const delivery = ready.shift();
      if (delivery === undefined) return;
      const run: Promise<void> = send(delivery).finally(() => {
        running.delete(run);
        pump();
      });
      running.add(run);
    }
  };
  const send = async (delivery: Delivery) => {
    const attempt = await postOnce(env.webhookUrl, ...signed(env, store, delivery));
    // Cleared while it was on its way: nothing is left to remember.
    if (!store.deliveries.has(delivery.id)) return;
    const next = afterAttempt(delivery, attempt);
    store.commit({ deliveries: [next] });
    queue(next);
  };

  for (const delivery of store.deliveries.values()) queue(delivery);
  return {
    queue,
    *held() {
      for (const { delivery } of pending.values()) if (delivery.held) yield delivery;
    },
    clear() {
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
      ready.length = 0;
    },
    async stop() {
      stopped = true;
      this.clear();
      await Promise.all(running);
    },
  };
}

/** Every attempt is signed anew, so a late retry is inside the receiver's tolerance, as with the real provider. */
function signed(env: Env, store: Store, delivery: Delivery): [body: string, signature: string] {
  const body = delivery.body ?? JSON.stringify(store.events.get(delivery.eventId));
  const secret = delivery.kind === "forged" ? "whsec_somebody_else" : env.webhookSecret;
  return [body, signatureHeader(body, secret, Math.floor(Date.now() / 1000))];
}

/** One post; an unreachable receiver is a result, not an exception. */
export async function postOnce(url: string, body: string, signature: string | undefined): Promise<Attempt> {
  const at = Date.now();
  const headers: Record<string, string> = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
  };
  if (signature !== undefined) headers["stripe-signature"] = signature;
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(url, { method: "POST", body, headers, redirect: "manual", signal });
    await response.arrayBuffer();
    return { at, status: response.status, error: null };
  } catch (error) {
    return { at, status: null, error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
