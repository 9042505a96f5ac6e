import { createHash, createHmac, randomBytes } from "node:crypto";

/** A fresh secret of 256 bits, as text: first token of a family, or the family's own secret. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** How a token is stored: whoever reads the table cannot use what he finds. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * The token that follows another in its family. It is derived instead of drawn, so that a client whose answer got lost
 * (or whose tabs refresh together) gets the same successor again without us keeping any token readable. It takes the
 * family's secret and the token before: the database has no tokens, a thief with a token has no secret.
 */
export function successorOf(token: string, familySecret: string): string {
  return createHmac("sha256", familySecret).update(token).digest("base64url");
}
