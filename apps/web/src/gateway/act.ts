import "server-only";
import type { Reason } from "@stallhouse/contracts/refusal";
import { getTranslations } from "next-intl/server";
import { unstable_rethrow } from "next/navigation";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { inEnglish } from "~/api/in-english.ts";
import type { SayRefusal } from "~/api/refusal-text.ts";
import type { Outcome } from "~/ui/outcome.ts";
import { takeToken } from "./forward/gateway.ts";
import { clientIp, currentSession } from "./session/session.ts";

type Limit = { name: string; perSecond: number; burst: number };

/** As much as busy hands do. A limit by another name counts by address alone: for what strangers could try through. */
const hands: Limit = { name: "write", perSecond: 10, burst: 20 };

/**
 * The one way in for server actions: anybody can call one as often as they like, from a page or without. Whoever is here is
 * counted by person, strangers by address; too many are refused as a service would, with the seconds to wait. A move to
 * another page goes its way; every other end that is no answer is handed to `refused`, and thrown where there is none. What
 * is no refusal is a fault and goes to the log.
 */
export async function act<Answer>(
  work: () => Promise<Answer>,
  refused?: (cause: unknown) => Answer | Promise<Answer>,
  limit = hands,
): Promise<Answer> {
  try {
    await count(limit);
    return await work();
  } catch (cause) {
    if (!refusedWith(cause)) {
      unstable_rethrow(cause);
      console.error("an action failed", cause);
    }
    if (!refused) throw cause;
    return await refused(cause);
  }
}

/** A change whose end is told in a sentence: `done`, or why not, in English as the portals speak or by `say`. */
export async function attempt(
  change: () => Promise<unknown>,
  done: string,
  say: SayRefusal = inEnglish,
): Promise<Outcome> {
  return await act<Outcome>(
    async () => {
      await change();
      return { done };
    },
    (cause) => ({ error: errorText(say, cause) }),
  );
}

/** The sentence for a "no", in the reader's language. */
export async function sentenceFor(cause: unknown): Promise<string> {
  return errorText(await getTranslations("refusals"), cause);
}

/** For what a refusal of one reason does not matter to: that one is as good as done. */
export function unless(reason: Reason): (cause: unknown) => undefined {
  return (cause) => {
    if (refusedWith(cause)?.reason !== reason) throw cause;
  };
}

async function count({ name, ...rate }: Limit): Promise<void> {
  const session = name === hands.name ? await currentSession() : undefined;
  const wait = takeToken(`${name} ${session?.user.userId ?? (await clientIp())}`, rate, Date.now());
  if (wait > 0) throw new TooMany(wait);
}

/** Read by `refusedWith` like a service's own refusal. */
class TooMany extends Error {
  readonly data: { reason: "TOO_MANY_REQUESTS"; details: { retryAfterSeconds: string } };
  constructor(seconds: number) {
    super(`to be asked again in ${seconds} s`);
    this.data = { reason: "TOO_MANY_REQUESTS", details: { retryAfterSeconds: String(seconds) } };
  }
}
