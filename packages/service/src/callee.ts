import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./ask.ts";
import { createPlaces } from "./places.ts";
import type { Limits, TakePlace } from "./places.ts";
import { CalleeAway, createPresence } from "./presence.ts";
import type { Finding } from "./presence.ts";

/** Each kind of call has places of its own: what lasts longer must not stand in the way of what is quick. */
const placesOf = {
  call: { most: 32, mostWaiting: 1_000, waitMs: 8_000 },
  stream: { most: 1_000, mostWaiting: 0, waitMs: 0 },
  picture: { most: 32, mostWaiting: 256, waitMs: 5_000 },
  upload: { most: 4, mostWaiting: 8, waitMs: 5_000 },
} satisfies Record<string, Limits>;
type Kind = keyof typeof placesOf;

type Asking = Omit<RequestInit, "signal"> & { signal?: AbortSignal };
type How = {
  kind?: Kind;
  /** Whether the call may be made again though it may have been begun. Reading may always. */
  isRepeatable?: boolean;
};
/** A service as one process calls it. */
export type Callee = {
  fetch: (url: string | URL, init?: Asking, how?: How) => Promise<Response>;
  /** Whether a call made now would fail, or wait for somebody to come back. */
  isAway: () => boolean;
};

type Options = {
  /** Without a path. */
  address: () => string;
  places?: Partial<Record<Kind, Limits>>;
  /** As in createPresence. */
  patienceMs?: number;
  restMs?: number;
  /** After so long without an answer the service is asked whether it lives. */
  suspectMs?: number;
};

/** How often a call is made again whose connection ended before the answer: it may be what ends it. */
const mostResets = 2;
const longestPauseMs = 800;
const readyMs = 1_000;
const aliveMs = 2_000;

/**
 * Calls one service from one process: so many at once and no more, so that one that hangs costs nobody else an answer; not at
 * all while it does not answer; and again, what is safe to repeat, when it restarts. Throws `CalleeAway` when it is not asked.
 */
export function createCallee({ address, places = {}, suspectMs = 2_000, ...waits }: Options): Callee {
  const take: Record<Kind, TakePlace> = {
    call: createPlaces(places.call ?? placesOf.call),
    stream: createPlaces(places.stream ?? placesOf.stream),
    picture: createPlaces(places.picture ?? placesOf.picture),
    upload: createPlaces(places.upload ?? placesOf.upload),
  };
  const look = async (path: string, withinMs: number) => {
    const answer = await fetch(new URL(path, address()), { signal: AbortSignal.timeout(withinMs) });
    // Read, not cancelled: Next's own fetch never ends the cancelling of an answer.
    await answer.text();
    return answer.status !== 503;
  };
  const presence = createPresence({ isReady: () => look("/readyz", readyMs), ...waits });
  const watch = createWatch({ look: () => look("/healthz", aliveMs), hangs: presence.hangs, suspectMs });

  async function once(url: URL, init: Asked, { kind, isRepeatable }: Required<How>): Promise<Answered> {
    const free = await take[kind]();
    if (!free) throw new CalleeAway("all places are taken");
    const watched = watch({ isLooked: kind === "call", isEnded: isRepeatable });
    try {
      const signals = [init.signal, watched.signal];
      // A call's answer is whole at once; what may be long comes as a stream.
      const answer = await (kind === "call"
        ? ask(url, { ...init, signals })
        : fetch(url, { ...init, signal: AbortSignal.any(signals) }));
      const judged = answer.status === 503 ? await judge(answer) : answer;
      if (judged instanceof Response && kind !== "call") return withPlace(judged, init.signal, free);
      free();
      return judged;
    } catch (error) {
      free();
      throw error;
    } finally {
      watched.end();
    }
  }

  /** One try, and what it says about the service. */
  async function tryOnce(url: URL, init: Asked, how: Required<How>): Promise<Exclude<Went, "busy">> {
    const tell = await presence.admit(init.signal);
    const started = performance.now();
    const went = await once(url, init, how).catch((error: unknown): Went => ({ error }));
    // Whoever waits for a moment only learns nothing from silence.
    tell(findingOf(went, performance.now() - started >= suspectMs));
    if (went === "busy") throw new CalleeAway("it is busy");
    return went;
  }

  /** Tries until there is an answer, or one more try would not be safe. */
  async function askAgain(url: URL, init: Asked, how: Required<How>): Promise<Response> {
    for (let [resets, pauseMs] = [0, 0]; ; pauseMs = Math.min(pauseMs * 2 + 25, longestPauseMs)) {
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: init.signal });
      const went = await tryOnce(url, init, how);
      if (went instanceof Response) return went;
      if (went === "not begun" || wasRefused(went.error)) continue;
      const isSafe = how.isRepeatable && wasReset(went.error);
      if (!isSafe || ++resets > mostResets) throw went.error;
    }
  }

  return {
    isAway: presence.isAway,
    fetch: async (to, init = {}, { kind = "call", isRepeatable = isReading(init) } = {}) => {
      const { signal = new AbortController().signal } = init;
      return await askAgain(new URL(to, address()), { ...init, signal }, { kind, isRepeatable });
    },
  };
}

type Watch = { look: () => Promise<unknown>; hangs: () => void; suspectMs: number };
type Watched = { isLooked: boolean; isEnded: boolean };

/**
 * Asks of a call that lasts whether anybody is alive there. Where nobody is, all that is only read is not waited for any
 * longer; what changes something may still come about.
 */
function createWatch({ look, hangs, suspectMs }: Watch) {
  const ended = new Set<AbortController>();
  let isLooking = false;

  async function suspect(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    await look().catch((error: unknown) => {
      if (!isTimeout(error)) return;
      hangs();
      for (const call of ended) call.abort(new CalleeAway("it does not answer"));
    });
    isLooking = false;
  }

  return ({ isLooked, isEnded }: Watched) => {
    const call = new AbortController();
    if (isEnded) ended.add(call);
    const timer = isLooked ? setInterval(() => void suspect(), suspectMs).unref() : undefined;
    const end = () => {
      clearInterval(timer);
      ended.delete(call);
    };
    return { signal: call.signal, end };
  };
}

/** What one try ended in: an answer, or one given at the door, before anything was begun. */
type Answered = Response | "not begun" | "busy";
type Went = Answered | { error: unknown };
type Asked = Asking & { signal: AbortSignal };

function findingOf(went: Went, isLong: boolean): Finding {
  if (went === "not begun") return "absent";
  if (went === "busy" || went instanceof Response) return "answered";
  if (wasRefused(went.error) || wasReset(went.error)) return "absent";
  return isTimeout(went.error) && isLong ? "silent" : "nothing";
}

const isReading = ({ method = "GET" }: Asking) => method === "GET" || method === "HEAD";

/** A 503 is an answer like others, but for those given at the door, before anything was begun. */
async function judge(answer: Response): Promise<Answered> {
  const text = await answer.text();
  if (/"(?:draining|migrating|starting)"/.test(text)) return "not begun";
  // Whoever is too busy to listen says when to come back.
  if (answer.headers.has("retry-after")) return "busy";
  return new Response(text, { status: answer.status, headers: answer.headers });
}

/** The same answer; its place is free once it has ended, however it ended. */
function withPlace(answer: Response, signal: AbortSignal, free: () => void): Response {
  if (!answer.body) {
    free();
    return answer;
  }
  const reader = answer.body.getReader();
  signal.addEventListener("abort", free, { once: true });
  const end = () => {
    signal.removeEventListener("abort", free);
    free();
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const read = await reader.read().catch((cause: unknown) => {
        end();
        throw cause;
      });
      if (read.done) {
        end();
        controller.close();
      } else controller.enqueue(read.value);
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  });
  return new Response(body, { status: answer.status, statusText: answer.statusText, headers: answer.headers });
}

const isTimeout = (error: unknown) => error instanceof Error && error.name === "TimeoutError";

const refusedCodes = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"];
const resetCodes = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ECONNABORTED"];
const wasRefused = (error: unknown) => refusedCodes.includes(codeOf(error));
const wasReset = (error: unknown) => resetCodes.includes(codeOf(error));

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
}
