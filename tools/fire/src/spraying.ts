import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { identityClient } from "@stallhouse/bench/doors";
import type { Market } from "@stallhouse/launch/market";
import { refusalIn } from "@stallhouse/service/client";
import { withArena } from "./arena.ts";
import type { Bus } from "./arena.ts";

const owners = 6;
const mayWaitMs = 35_000;
/** A few passwords over many accounts: as many as would be compared in a minute without a breaker is hundreds. */
const triesAMinute = 240;

type Tally = { compared: number; slowedDown: number };

/** Wrong passwords for a thousand accounts from five hundred addresses, while owners come home. */
export async function spraying({ bus }: { bus: Bus }): Promise<boolean> {
  return await withArena(bus, async ({ market }) => {
    const people = await Promise.all(Array.from({ length: owners }, (_, index) => register(market, index)));
    const end = Date.now() + 60_000;
    const tally: Tally = { compared: 0, slowedDown: 0 };
    const sprayers = Array.from({ length: 12 }, () => spray(market, end, tally));
    await sleep(15_000);
    const waits = await Promise.all(people.map((person, index) => comeHome(market, person, index % 2 === 0)));
    await Promise.all(sprayers);
    console.log(`passwords compared in a minute ${tally.compared}, told to wait ${tally.slowedDown}`);
    console.log(`owners waited, from their own address: ${told(waits, 0)}; from a new one: ${told(waits, 1)}`);
    return tally.compared <= triesAMinute && Math.max(...waits) < mayWaitMs;
  });
}

const told = (waits: readonly number[], odd: 0 | 1) =>
  waits
    .filter((_, index) => index % 2 === odd)
    .map((ms) => `${(ms / 1000).toFixed(1)} s`)
    .join(", ");

type Owner = { email: string; password: string; ip: string };

/** Somebody who came in once, so that their address is known. */
async function register(market: Market, index: number): Promise<Owner> {
  const person = { email: `${randomUUID()}@example.org`, password: "market-day-robin", ip: `198.51.100.${index}` };
  const { session, account } = identityClient(market).internal;
  await account.registerCustomer.mutate({ name: "Robin Home", ...person });
  await session.logIn.mutate(person);
  return person;
}

async function spray(market: Market, end: number, tally: Tally): Promise<void> {
  const { session } = identityClient(market).internal;
  const any = (below: number) => Math.floor(Math.random() * below);
  while (Date.now() < end) {
    const who = { email: `person-${any(1_000)}@example.org`, password: `spring-${any(3)}-2026` };
    const reason = await session.logIn.mutate({ ...who, ip: `203.0.${any(2)}.${any(250)}` }).then(
      () => undefined,
      (error: unknown) => refusalIn(error)?.reason,
    );
    if (reason === "WRONG_CREDENTIALS") tally.compared++;
    else tally.slowedDown++;
    if (reason !== "WRONG_CREDENTIALS") await sleep(20);
  }
}

/** Tries again when told to; answers how long it took to come in. */
async function comeHome(market: Market, owner: Owner, isKnownAddress: boolean): Promise<number> {
  const begin = Date.now();
  const ip = isKnownAddress ? owner.ip : `192.0.2.${Math.floor(Math.random() * 250)}`;
  while (Date.now() - begin < 90_000) {
    try {
      await identityClient(market).internal.session.logIn.mutate({ ...owner, ip });
      return Date.now() - begin;
    } catch (error) {
      const seconds = Number(refusalIn(error)?.details["retryAfterSeconds"] ?? 1);
      await sleep(seconds * 1_000);
    }
  }
  return Infinity;
}
