import "server-only";
import { env } from "~/env.ts";
import { calleeOf, callerToken, identityFor } from "./clients.ts";
import type { Gateway } from "./forward.ts";
import { createRateLimit } from "../limits/rate-limit.ts";
import { lastHop } from "../limits/last-hop.ts";
import { cookieIn, openSession, sealSession, sessionCookie } from "../session/session-token.ts";
import type { Session } from "../session/session-token.ts";

// Routes and pages are separate module graphs: what must be one per process hangs on globalThis.
type Shared = Pick<Gateway, "takeToken">;
const process = globalThis as { stallhouseGateway?: Shared };
const shared = (process.stallhouseGateway ??= { takeToken: createRateLimit() });

export const { takeToken } = shared;

/** The gateway as this process's environment describes it. */
export function gateway(): Gateway {
  const { PUBLIC_URL, NEXTAUTH_SECRET, RATE_PER_SECOND } = env();
  const { name } = sessionCookie(PUBLIC_URL);
  return {
    ...shared,
    publicUrl: PUBLIC_URL,
    ratePerSecond: RATE_PER_SECOND,
    calleeOf,
    callerToken,
    sessionOf: (request) => openSession(cookieIn(request.headers.get("cookie"), name), NEXTAUTH_SECRET),
    startGuest: async (ip) => {
      const session = await startGuest(ip);
      return { session, cookie: cookieLine(name, await sealSession(session, NEXTAUTH_SECRET)) };
    },
    ipOf: (request) => lastHop(request.headers.get("x-forwarded-for")),
  };
}

/** Anonymous accounts cost a row each: an address gets a few at once and then one every two seconds. */
const guestRate = { perSecond: 0.5, burst: 30 };

export async function startGuest(ip: string): Promise<Session> {
  if (takeToken(`guest ${ip}`, guestRate, Date.now()) > 0) throw new Error("too many guests from one address");
  return await identityFor().internal.session.startGuest.mutate({ ip });
}

function cookieLine(name: string, value: string): string {
  const { maxAge, path, secure } = sessionCookie(env().PUBLIC_URL).options;
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
