/** By how much the clocks of two machines may differ. */
export const skewSeconds = 15;

type Times = { iat?: unknown; nbf?: unknown; exp?: unknown };

/** Whether a moment lies ahead by more than clocks differ. */
export function isAhead(at: Date, now: Date): boolean {
  return at.getTime() > now.getTime() + skewSeconds * 1000;
}

/**
 * Whether a token's own times can be true now: it says when it was issued and when it ends (seconds since the epoch), is not
 * from the future, has not ended, and lives no longer than its kind may. One that was signed ahead would outlive every
 * revocation, which compares with the moment of issue.
 */
export function isOfNow({ iat, nbf, exp }: Times, maxLifeSeconds: number, now = new Date()): boolean {
  if (!isMoment(iat) || !isMoment(exp) || !(nbf === undefined || isMoment(nbf))) return false;
  const latestStart = Math.max(iat, nbf ?? iat);
  return (
    !isAhead(new Date(latestStart * 1000), now) &&
    exp * 1000 > now.getTime() &&
    exp - iat <= maxLifeSeconds + skewSeconds
  );
}

function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
