import { describe, expect, it } from "vitest";
import { decideAttempt, limitsOf } from "./attempt-delay.ts";
import type { Attempts, Limits, PairAttempts } from "./attempt-delay.ts";

const start = new Date("2026-03-01T12:00:00Z").getTime();
const day = 86_400_000;
const nothing = (): Attempts => ({ failures: 0, lastFailedAt: new Date(0), freeAt: new Date(0) });

/** What the database keeps, in memory, and a clock that is set by hand. */
function aHouse(limits: Limits = limitsOf.guess) {
  const pairs = new Map<string, PairAttempts>();
  const [accounts, addresses] = [new Map<string, Attempts>(), new Map<string, Attempts>()];
  const failedAt: number[] = [];
  const house = {
    second: 0,
    compared: 0,
    /** Knows the owner at a place. */
    comeIn: (account: string, address: string) =>
      pairs.set(`${account} ${address}`, { ...nothing(), knownAt: new Date(start - day) }),
    /** One try; answers how many seconds to wait, 0 when the password was compared. */
    try: (account: string, address: string, isRight = false): number => {
      const now = new Date(start + house.second * 1000);
      while (failedAt[0] !== undefined && failedAt[0] <= house.second - 60) failedAt.shift();
      const key = `${account} ${address}`;
      const stored = {
        pair: pairs.get(key) ?? { ...nothing(), knownAt: null },
        account: accounts.get(account) ?? nothing(),
        address: addresses.get(address) ?? nothing(),
      };
      const made = decideAttempt(stored, now, { limits, isAlarmed: failedAt.length >= limits.all });
      pairs.set(key, made.next.pair);
      accounts.set(account, made.next.account);
      addresses.set(address, made.next.address);
      if (!made.isAllowed) return made.retryAfterSeconds;
      house.compared++;
      if (!isRight) failedAt.push(house.second);
      return 0;
    },
  };
  return house;
}
type House = ReturnType<typeof aHouse>;

const addressOf = (index: number) => `203.0.${index >> 8}.${index & 255}`;
let seed = 7;
const any = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;

/** Each address tries one account after the other, whatever it is told. */
const hasty = (house: House) => {
  for (let index = house.second % 5; index < 500; index += 5) house.try(`person-${any(1_000)}`, addressOf(index));
};

/** Each address waits as it is told, comes back for the same account, and goes on to the next when it was compared. */
function patient() {
  const due = Array.from({ length: 500 }, () => ({ at: 0, account: any(1_000) }));
  return (house: House) => {
    for (const [index, one] of due.entries()) {
      if (house.second < one.at) continue;
      const wait = house.try(`person-${one.account}`, addressOf(index));
      one.at = house.second + Math.max(1, wait);
      if (wait === 0) one.account = any(1_000);
    }
  };
}

/** How many passwords were compared in each minute. */
function perMinute(house: House, minutes: number, attack: (house: House) => void): number[] {
  const counts: number[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const before = house.compared;
    for (let second = 0; second < 60; second++) {
      house.second = minute * 60 + second;
      attack(house);
    }
    counts.push(house.compared - before);
  }
  return counts;
}

const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

describe("a few passwords on a thousand accounts from five hundred addresses", () => {
  it.each([
    ["in haste", hasty, 240],
    ["with patience", patient(), 600],
  ])("X01 tried %s get through at a bounded rate", (_how, attack, worst) => {
    const counts = perMinute(aHouse(), 10, attack);
    expect(Math.max(...counts)).toBeLessThan(worst);
    expect(sum(counts) / 10).toBeLessThan(150);
  });

  it("X02 never make an owner at home wait, however long it goes on", () => {
    const house = aHouse();
    const attack = patient();
    for (house.second = 0; house.second < 900; house.second++) {
      attack(house);
      if (house.second % 60 !== 0) continue;
      const owner = `person-${house.second}`;
      house.comeIn(owner, "192.0.2.1");
      expect(house.try(owner, "192.0.2.1", true)).toBe(0);
    }
  });

  it.each([hasty, patient()])("X02 make an owner at a new place wait once, for at most thirty seconds", (attack) => {
    const house = aHouse();
    const waiting = new Map<number, { account: string; address: string; since: number; again: number }>();
    const waited: number[] = [];
    for (house.second = 0; house.second < 600; house.second++) {
      attack(house);
      if (house.second % 10 === 0) {
        const [account, address] = [`person-${house.second}`, `192.0.2.${house.second / 10}`];
        waiting.set(house.second, { account, address, since: house.second, again: house.second });
      }
      for (const [key, { account, address, since, again }] of waiting) {
        if (house.second < again) continue;
        const wait = house.try(account, address, true);
        if (wait > 0) waiting.set(key, { account, address, since, again: house.second + wait });
        else {
          waiting.delete(key);
          waited.push(house.second - since);
        }
      }
    }
    expect(waited.length).toBeGreaterThan(50);
    expect(Math.max(...waited)).toBeLessThanOrEqual(30);
    expect(Math.max(...waited)).toBeGreaterThan(0);
  });

  it("X02 are forgotten once they stop: nobody new waits any more", () => {
    const house = aHouse();
    perMinute(house, 5, patient());
    house.second += 61;
    expect(house.try("person-1", "192.0.2.9", true)).toBe(0);
  });
});

describe("asking in bulk", () => {
  it("registrations are slowed too, later: a good day is no attack", () => {
    const house = aHouse(limitsOf.register);
    let wait = 0;
    for (let index = 0; index < 299; index++) wait = Math.max(wait, house.try(`new-${index}`, `10.0.0.${index}`));
    expect(wait).toBe(0);
    house.try("new-299", "10.0.1.1");
    expect(house.try("new-300", "10.0.1.2")).toBe(30);
  });
});
