/** Failed log-ins of one account, one address, or one account from one address. */
export type Attempts = { failures: number; lastFailedAt: Date; freeAt: Date };
/** `knownAt`: when the owner last came in from this address. */
export type PairAttempts = Attempts & { knownAt: Date | null };
export type AllAttempts = { pair: PairAttempts; account: Attempts; address: Attempts };

type Decision = { isAllowed: boolean; retryAfterSeconds: number; next: AllAttempts };

const second = 1_000;
/** Failures older than this are forgotten. */
const memoryMs = 60 * 60 * second;
const knownMs = 90 * 24 * 60 * 60 * second;
/** Wrong tries before a delay begins, and the longest delay. */
const limits = {
  pair: { free: 5, maxSeconds: 900 },
  /** Many people may share an address: more tries, a short delay. */
  address: { free: 50, maxSeconds: 60 },
  /** The account as a whole is never closed: only newcomers wait, each for themselves. */
  account: { free: 10, maxSeconds: 30 },
};

/**
 * Whether a log-in may be tried now, and what is remembered of it. A try counts as failed before its password is
 * compared, so that many at once cannot slip through; the right password takes its own count back.
 *
 * - Account and address together: the delay doubles with each wrong try, up to 15 minutes.
 * - The address alone: slows one machine that tries many accounts.
 * - The account alone: when it is under attack, an address it was never entered from waits up to 30 seconds once, from
 *   its own first try on. Nobody else's tries prolong that, so the owner always gets in; owners on a known address do
 *   not wait at all.
 */
export function decideAttempt(stored: AllAttempts, now: Date): Decision {
  const account = remembered(stored.account, now);
  const address = remembered(stored.address, now);
  const pair = { ...remembered(stored.pair, now), knownAt: stored.pair.knownAt };
  const isKnown = pair.knownAt !== null && now.getTime() - pair.knownAt.getTime() < knownMs;

  const wait = Math.max(waitOf(pair, limits.pair, now), waitOf(address, limits.address, now));
  if (wait > 0) return { isAllowed: false, retryAfterSeconds: wait, next: { pair, account, address } };

  const newcomerSeconds = delaySeconds(account.failures, limits.account);
  if (!isKnown && pair.failures === 0 && newcomerSeconds > 0) {
    const waiting = { ...pair, failures: limits.pair.free, lastFailedAt: now, freeAt: later(now, newcomerSeconds) };
    return { isAllowed: false, retryAfterSeconds: newcomerSeconds, next: { pair: waiting, account, address } };
  }
  const next = {
    pair: { ...failedOnce(pair, limits.pair, now), knownAt: pair.knownAt },
    account: { failures: account.failures + 1, lastFailedAt: now, freeAt: now },
    address: failedOnce(address, limits.address, now),
  };
  return { isAllowed: true, retryAfterSeconds: 0, next };
}

function failedOnce(attempts: Attempts, limit: { free: number; maxSeconds: number }, now: Date): Attempts {
  const failures = attempts.failures + 1;
  return { failures, lastFailedAt: now, freeAt: later(now, delaySeconds(failures, limit)) };
}

/** 0 below the limit, then 1, 2, 4, 8 … seconds. */
function delaySeconds(failures: number, { free, maxSeconds }: { free: number; maxSeconds: number }): number {
  return failures < free ? 0 : Math.min(maxSeconds, 2 ** Math.min(20, failures - free));
}

function remembered(attempts: Attempts, now: Date): Attempts {
  const isOld = now.getTime() - attempts.lastFailedAt.getTime() > memoryMs;
  return isOld ? { ...attempts, failures: 0, freeAt: now } : attempts;
}

/** Below the limit nobody waits: who comes at the same time as others reads the clock before it is their turn. */
function waitOf({ failures, freeAt }: Attempts, { free }: { free: number }, now: Date): number {
  return failures < free ? 0 : Math.max(0, Math.ceil((freeAt.getTime() - now.getTime()) / second));
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * second);
}
