import { createHash } from "node:crypto";
import type { Answer, Store } from "./store.ts";

const keptMs = 24 * 60 * 60 * 1000;

export function fingerprintOf(path: string, body: string): string {
  return createHash("sha256").update(`${path}\n${body}`).digest("hex");
}

export function findAnswer(store: Store, id: string): Answer | undefined {
  const answer = store.answers.get(id);
  return answer !== undefined && Date.now() - answer.at <= keptMs ? answer : undefined;
}
