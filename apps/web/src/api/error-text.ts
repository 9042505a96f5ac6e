import type { FieldFault } from "@stallhouse/contracts/forms/fault";
import { isFinal } from "@stallhouse/contracts/refusal";
import type { Reason } from "@stallhouse/contracts/refusal";
import { faultText, isReason, refusalText } from "./refusal-text.ts";
import type { SayRefusal } from "./refusal-text.ts";

type Refused = { reason: Reason; details: Record<string, string>; faults: readonly FieldFault[] };

/** The refusal inside an error of a service or of the gateway; undefined for a fault. */
export function refusedWith(error: unknown): Refused | undefined {
  const data = dataOf(error);
  const { reason, details, faults } = data;
  if (typeof reason !== "string" || !isReason(reason)) return undefined;
  const facts = typeof details === "object" && details !== null ? Object.entries(details) : [];
  return {
    reason,
    details: Object.fromEntries(facts.map(([name, value]) => [name, String(value)])),
    faults: Array.isArray(faults) ? (faults as FieldFault[]) : [],
  };
}

/** Whether the same call may go better by itself: an outage and a passing refusal do, the answer to it does not. */
export function mayPass(error: unknown): boolean {
  const refused = refusedWith(error);
  return !refused || !isFinal(refused.reason);
}

/** What to tell a person about an error: the refusal's sentence, or a code to quote. Never the error's own words. */
export function errorText(say: SayRefusal, error: unknown): string {
  const refused = refusedWith(error);
  if (refused) return refusalText(say, refused.reason, refused.details);
  if (isNetworkFailure(error)) return refusalText(say, "SERVICE_AWAY");
  const { correlationId } = dataOf(error);
  return faultText(say, typeof correlationId === "string" ? correlationId.slice(0, 8) : undefined);
}

function dataOf(error: unknown): Record<string, unknown> {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : undefined;
  return typeof data === "object" && data !== null ? { ...data } : {};
}

/** tRPC's client wraps what fetch threw: nothing was heard from the other side at all. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof Error && (error instanceof TypeError || error.cause instanceof TypeError || isUnheard(error));
}

const unheard = ["TimeoutError", "AbortError", "CalleeAway"];

function isUnheard(error: Error): boolean {
  return unheard.includes(error.name) || (error.cause instanceof Error && unheard.includes(error.cause.name));
}
