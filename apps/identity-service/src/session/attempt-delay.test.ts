import { describe, expect, it } from "vitest";
import { decideAttempt } from "./attempt-delay.ts";
import type { AllAttempts, Attempts, PairAttempts } from "./attempt-delay.ts";

const start = new Date("2026-03-01T12:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const nothing = (): Attempts => ({ failures: 0, lastFailedAt: new Date(0), freeAt: new Date(0) });
const clean = (): AllAttempts => ({ pair: { ...nothing(), knownAt: null }, account: nothing(), address: nothing() });

/** Guesses as fast as it is let, for a while. */
function guess(from: AllAttempts, seconds: number) {
  let state = from;
  let tried = 0;
  let longest = 0;
  for (let second = 0; second < seconds; second++) {
    const decision = decideAttempt(state, at(second));
    state = decision.next;
    longest = Math.max(longest, decision.retryAfterSeconds);
    if (decision.isAllowed) tried++;
  }
  return { state, tried, longest };
}

describe("delays between log-ins", () => {
  it("X01 lets five wrong passwords through, then slows down, and never closes for longer than 15 minutes", () => {
    const { tried, longest, state } = guess(clean(), 15 * 60);
    expect(tried).toBeGreaterThan(5);
    expect(tried).toBeLessThan(20);
    expect(longest).toBeLessThanOrEqual(900);
    const freeAt = state.pair.freeAt;
    expect(decideAttempt(state, freeAt).isAllowed).toBe(true);
  });

  it("X01 doubles the delay with each wrong password", () => {
    let state = clean();
    const delays: number[] = [];
    let now = start;
    for (let tries = 0; tries < 9; tries++) {
      state = decideAttempt(state, now).next;
      delays.push(Math.round((state.pair.freeAt.getTime() - now.getTime()) / 1000));
      now = new Date(Math.max(now.getTime(), state.pair.freeAt.getTime()));
    }
    expect(delays).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16]);
  });

  it("X01 does not prolong the delay for tries during it", () => {
    const { state } = guess(clean(), 1);
    let slowed = state;
    for (let tries = 0; tries < 20; tries++) slowed = decideAttempt(slowed, start).next;
    const again = decideAttempt(slowed, start);
    expect(again.isAllowed).toBe(false);
    expect(again.next.pair.freeAt).toEqual(slowed.pair.freeAt);
  });

  it("X03 lets people behind one address log in at the same moment, though one read the clock before the other", () => {
    const { next } = decideAttempt(clean(), at(0.002));
    const other = { ...clean(), address: next.address };
    expect(decideAttempt(other, start)).toMatchObject({ isAllowed: true, retryAfterSeconds: 0 });
  });

  it("X02 makes an owner on a new address wait at most 30 seconds, however hard the account is attacked", () => {
    const attacked = { ...clean(), account: { failures: 1_000, lastFailedAt: start, freeAt: start } };
    const first = decideAttempt(attacked, start);
    expect(first).toMatchObject({ isAllowed: false, retryAfterSeconds: 30 });
    const harder = { ...first.next, account: { ...first.next.account, failures: 5_000, lastFailedAt: at(30) } };
    expect(decideAttempt(harder, at(30)).isAllowed).toBe(true);
  });

  it("X02 lets an owner on a known address in at once while others attack the account", () => {
    const pair: PairAttempts = { ...nothing(), knownAt: at(-3_600) };
    const attacked = { ...clean(), pair, account: { failures: 1_000, lastFailedAt: start, freeAt: start } };
    expect(decideAttempt(attacked, start).isAllowed).toBe(true);
  });

  it("X03 slows one address that tries an account after the other", () => {
    let { address } = clean();
    let tried = 0;
    for (let second = 0; second < 600; second++) {
      const decision = decideAttempt({ ...clean(), address }, at(second));
      address = decision.next.address;
      if (decision.isAllowed) tried++;
    }
    expect(tried).toBeLessThan(70);
  });

  it("forgets failures after an hour", () => {
    const { state } = guess(clean(), 60);
    expect(decideAttempt(state, at(60 * 60 + 120)).next.pair.failures).toBe(1);
  });
});
