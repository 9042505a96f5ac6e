/** Failed log-ins of one account, one address, or one account from one address. */
export type Attempts = { failures: number; lastFailedAt: Date; freeAt: Date };
/** `knownAt`: when the owner last came in from this address. */
export type PairAttempts = Attempts & { knownAt: Date | null };
export type AllAttempts = { pair: PairAttempts; account: Attempts; address: Attempts };

type Decision = { isAllowed: boolean; isKnown: boolean; retryAfterSeconds: number; next: AllAttempts };

const second = 1_000;
/** Failures older than this are forgotten. */
const memoryMs = 60 * 60 * second;
const knownMs = 90 * 24 * 60 * 60 * second;
/** The longest that somebody waits who has done nothing wrong yet. */
const newcomerMaxSeconds = 30;
type Limit = { free: number; maxSeconds: number };
/** Wrong tries before a delay begins, and the longest delay; `all` is how many of everybody's in a minute are an alarm. */
export type Limits = { pair: Limit; address: Limit; account: Limit; all: number };
export const limitsOf = {
  guess: {
    pair: { free: 5, maxSeconds: 900 },
    /** Many people may share an address: more tries, a short delay. */
    address: { free: 50, maxSeconds: 60 },
    /** The account as a whole is never closed: only newcomers wait, each for themselves. */
    account: { free: 10, maxSeconds: newcomerMaxSeconds },
    all: 60,
  },
  /** Nothing can be guessed by registering, but each costs a hash, a row and a letter. */
  register: {
    pair: { free: 10, maxSeconds: 60 },
    address: { free: 300, maxSeconds: 60 },
    account: { free: 10, maxSeconds: newcomerMaxSeconds },
    all: 300,
  },
} satisfies Record<string, Limits>;
/** During an alarm: from one try of an address to its next, four times as long each time; one that tried nothing yet waits the first. */
const alarmSeconds = { first: newcomerMaxSeconds, max: 900 };

/**
 * Whether a log-in may be tried now, and what is remembered of it. A try counts as failed before its password is
 * compared, so that many at once cannot slip through; the right password takes its own count back.
 *
 * - Account and address together: the delay doubles with each wrong try, up to 15 minutes.
 * - The address alone: slows one machine that tries many accounts.
 * - The account alone: when it is under attack, an address it was never entered from waits up to 30 seconds once, from
 *   its own first try on. Nobody else's tries prolong that, so the owner always gets in; owners on a known address do
 *   not wait at all.
 * - All together: when so many fail everywhere that somebody must be trying a few passwords on many accounts from many
 *   addresses, an address the account was never entered from waits 30 seconds from its first try on, and then has one
 *   try, and further ones ever more slowly. Owners on a known address do not notice.
 */
export function decideAttempt(stored: AllAttempts, now: Date, regime: Regime = calm): Decision {
  const { limits } = regime;
  const account = remembered(stored.account, now);
  const address = remembered(stored.address, now);
  const pair = { ...remembered(stored.pair, now), knownAt: stored.pair.knownAt };
  const isKnown = pair.knownAt !== null && now.getTime() - pair.knownAt.getTime() < knownMs;

  const wait = Math.max(waitOf(pair, limits.pair, now), waitOf(address, limits.address, now));
  if (wait > 0) return { isAllowed: false, isKnown, retryAfterSeconds: wait, next: { pair, account, address } };
  const asked = isKnown ? undefined : askToWait({ pair, account, address }, now, regime);
  if (asked) return { isAllowed: false, isKnown, ...asked };
  const next = {
    pair: { ...failedOnce(pair, limits.pair, now), knownAt: pair.knownAt },
    account: { failures: account.failures + 1, lastFailedAt: now, freeAt: now },
    address: failedOnce(address, limits.address, now),
  };
  return { isAllowed: true, isKnown, retryAfterSeconds: 0, next };
}

/** For those who come from an address the account was never entered from; undefined when they need not wait, or have. */
function askToWait({ pair, account, address }: AllAttempts, now: Date, { limits, isAlarmed }: Regime) {
  const isNew = pair.failures === 0;
  const strangerSeconds = isAlarmed ? alarmWait(address, now) : 0;
  const newcomerSeconds = isAlarmed ? newcomerMaxSeconds : delaySeconds(account.failures, limits.account);
  const seconds = Math.max(strangerSeconds, isNew ? newcomerSeconds : 0);
  if (seconds === 0) return undefined;
  const waiting = { ...pair, failures: limits.pair.free, lastFailedAt: now, freeAt: later(now, newcomerSeconds) };
  const isFirstAsked = strangerSeconds > 0 && address.failures === 0;
  const next: AllAttempts = {
    pair: isNew ? waiting : pair,
    account,
    address: isFirstAsked ? { ...address, failures: 1, lastFailedAt: now } : address,
  };
  return { retryAfterSeconds: seconds, next };
}

/** Whose tries count, and whether so many fail in all that strangers have to wait. */
export type Regime = { limits: Limits; isAlarmed: boolean };
const calm: Regime = { limits: limitsOf.guess, isAlarmed: false };

function alarmWait({ failures, lastFailedAt }: Attempts, now: Date): number {
  if (failures === 0) return alarmSeconds.first;
  const pause = Math.min(alarmSeconds.max, alarmSeconds.first * 4 ** Math.min(5, failures - 1));
  return Math.max(0, Math.ceil((lastFailedAt.getTime() + pause * second - now.getTime()) / second));
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
