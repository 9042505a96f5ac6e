import { createHash } from "node:crypto";
import type { Store } from "./store.ts";

/** The first answer to an idempotency key, kept a day and given again to the same request. */
export type Answer = {
  id: string;
  fingerprint: string;
  status: number;
  body: unknown;
  requestId: string;
  /** Milliseconds since 1970. */
  at: number;
};

const keptMs = 24 * 60 * 60 * 1000;

export function fingerprintOf(path: string, body: string): string {
  return createHash("sha256").update(`${path}\n${body}`).digest("hex");
}

export function findAnswer(store: Store, id: string): Answer | undefined {
  const answer = store.answers.get(id);
  return answer !== undefined && Date.now() - answer.at <= keptMs ? answer : undefined;
}
