import { skewSeconds } from "@stallhouse/auth/token-times";
import type { Standing } from "../seller/standing.ts";

export type TokenState = {
  standing: Standing | null;
  /** Logged out, ended after reuse, or older than the user's sessionsValidFrom. */
  isFamilyEnded: boolean;
  familyAgeSeconds: number;
  tokenAgeSeconds: number;
  /** Since the token was exchanged; null while it is the family's live one. */
  rotatedSeconds: number | null;
};

/** In this time a token that was exchanged gives its successor again: answers get lost, tabs refresh together. */
const graceSeconds = 10;
const day = 24 * 60 * 60;
/** Unused for this long, a session ends. */
export const idleSeconds = 30 * day;
/** However much it is used, a session ends: then the password is asked again. */
export const familySeconds = 180 * day;

/** What to do with a presented refresh token. */
export function refreshDecision(token: TokenState): "rotate" | "repeat" | "reused" | "ended" | "blocked" {
  if (token.standing === "blocked") return "blocked";
  if (token.isFamilyEnded || token.familyAgeSeconds > familySeconds) return "ended";
  if (Math.min(token.familyAgeSeconds, token.tokenAgeSeconds) < -skewSeconds) return "ended";
  if (token.rotatedSeconds !== null) return token.rotatedSeconds <= graceSeconds ? "repeat" : "reused";
  return token.tokenAgeSeconds > idleSeconds ? "ended" : "rotate";
}
