import type { IncomingMessage, ServerResponse } from "node:http";
import { createPlaces } from "@stallhouse/service/places";
import { createRateLimit } from "../limits/rate-limit.ts";
import { createBodyWatch } from "./bodies.ts";
import { createLostPages } from "./lost-pages.ts";
import { createTally } from "./tally.ts";
import type { Most, Who } from "./tally.ts";
import { turnAway } from "./turn-away.ts";
import type { No } from "./turn-away.ts";
import { bodyOf, hasBody, pathOf, workOf } from "./work.ts";
import type { Work } from "./work.ts";

/** Of those who may be here at once, so many are at work; the others wait for their turn. */
type Turns = Most & { atOnce: number };

export type Limits = {
  requests: Most;
  bodies: Most;
  streams: Most;
  /** Forms that hash a password, and server actions of other forms. */
  logIns: Turns;
  changes: Most;
  cards: Turns;
  logInsPerSecond: number;
  lostPagesPerSecond: number;
};

export type Around = {
  /** The user id in the session of a request, if there is one. */
  personOf: (request: IncomingMessage) => Promise<string | undefined>;
};

/** What a request holds on to until its answer has gone out. */
type Visit = { request: IncomingMessage; response: ServerResponse; who: Who; hold: (leave: () => void) => void };
/** Says why there is no room for a request; nothing when there is. */
type Gate = (visit: Visit) => No | undefined | Promise<No | undefined>;

/**
 * Decides at the door, before Next or anything else does any work for a request, whether there is room for it. Every table here is
 * bounded: what is counted is what is under way.
 */
export function createAdmission(limits: Limits, { personOf }: Around) {
  const requests = countGate(limits.requests, 1);
  const bodies = bodyGate(limits.bodies);
  const logInTurn = turnGate(limits.logIns);
  const gates: Record<Work, Gate> = {
    stream: streamGate(limits.streams, personOf),
    "log-in": rateGate(limits.logInsPerSecond, logInTurn),
    card: turnGate(limits.cards),
    change: countGate(limits.changes, 2),
    page: pageGate(limits.lostPagesPerSecond),
    other: () => undefined,
  };

  /** False when the request was answered here and goes no further. */
  return async (request: IncomingMessage, response: ServerResponse, address: string): Promise<boolean> => {
    const visit = { request, response, who: { address }, hold: holder(response) };
    for (const gate of [requests, bodies, gates[workOf(request)]]) {
      const no = await gate(visit);
      if (response.closed || response.headersSent) return false;
      if (!no) continue;
      turnAway(request, response, no);
      return false;
    }
    return true;
  };
}

function countGate(most: Most, retryAfterSeconds: number): Gate {
  const enter = createTally(most);
  return ({ who, hold }) => {
    const leave = enter(who);
    if (!leave) return { status: 429, retryAfterSeconds };
    hold(leave);
    return undefined;
  };
}

function bodyGate(most: Most): Gate {
  const enter = createTally(most);
  const watch = createBodyWatch();
  return ({ request, response, who, hold }) => {
    if (!hasBody(request)) return undefined;
    const bounds = bodyOf(pathOf(request.url));
    if (Number(request.headers["content-length"] ?? 0) > bounds.maxBytes) return { status: 413 };
    const leave = enter(who);
    if (!leave) return { status: 429, retryAfterSeconds: 5 };
    hold(leave);
    watch(request, response, { ...bounds, onWhole: leave });
    return undefined;
  };
}

function streamGate(most: Most, personOf: Around["personOf"]): Gate {
  const enter = createTally(most);
  return async ({ request, who, hold }) => {
    const leave = enter({ ...who, person: await personOf(request) });
    if (!leave) return { status: 429, retryAfterSeconds: 10 };
    hold(leave);
    return undefined;
  };
}

/** Few at once, and a short line of those who wait. */
function turnGate({ atOnce, ...most }: Turns): Gate {
  const enter = countGate(most, 2);
  const take = createPlaces({ most: atOnce, mostWaiting: most.inAll, waitMs: 4_000 });
  return async (visit) => {
    const no = await enter(visit);
    if (no) return no;
    const free = await take();
    if (!free) return { status: 429, retryAfterSeconds: 2 };
    visit.hold(free);
    return undefined;
  };
}

function rateGate(perSecond: number, next: Gate): Gate {
  const take = createRateLimit(20_000);
  return async (visit) => {
    const wait = take(visit.who.address, { perSecond, burst: perSecond * 30 }, Date.now());
    return wait > 0 ? { status: 429, retryAfterSeconds: wait } : await next(visit);
  };
}

function pageGate(perSecond: number): Gate {
  const lostPages = createLostPages({ perSecond });
  return ({ request, response, who: { address } }) => {
    const path = pathOf(request.url);
    const wait = lostPages.waitFor(address, path);
    if (wait > 0) return { status: 429, retryAfterSeconds: wait };
    response.once("finish", () => lostPages.learn(address, path, response));
    return undefined;
  };
}

/** Lets go of everything once the answer is over, and at once what comes after that. */
function holder(response: ServerResponse): (leave: () => void) => void {
  const held: (() => void)[] = [];
  response.once("close", () => {
    for (const leave of held) leave();
  });
  return (leave) => {
    if (response.closed) leave();
    else held.push(leave);
  };
}
