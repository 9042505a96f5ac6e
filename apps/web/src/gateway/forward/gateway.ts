import { env } from "~/env.ts";
import { calleeOf, callerToken, identityFor } from "./clients.ts";
import type { Gateway, Live } from "./forward.ts";
import { createRateLimit } from "../limits/rate-limit.ts";
import { lastHop } from "../limits/last-hop.ts";
import { cookieIn, openSession, sealSession, sessionCookie } from "../session/session-token.ts";
import { keepAlive } from "../session/refresh.ts";
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
    liveSessionOf: (request) => liveSessionOf(request, name),
    startGuest: async (ip) => {
      const session = await startGuest(ip);
      return { session, cookie: cookieLine(name, await sealSession(session, NEXTAUTH_SECRET)) };
    },
    ipOf: (request) => lastHop(request.headers.get("x-forwarded-for")),
  };
}

async function liveSessionOf(request: Request, name: string): Promise<Live> {
  const { NEXTAUTH_SECRET } = env();
  const sealed = cookieIn(request.headers.get("cookie"), name);
  if (!sealed) return { session: undefined };
  const opened = await openOnce(sealed, NEXTAUTH_SECRET);
  if (!opened) return { session: undefined, cookie: cookieLine(name, undefined) };
  const device = { ip: lastHop(request.headers.get("x-forwarded-for")), userAgent: request.headers.get("user-agent") };
  const { session, changed } = await keepAlive(opened, Date.now(), {
    ...device,
    userAgent: device.userAgent ?? undefined,
  });
  if (!changed) return { session };
  return { session, cookie: cookieLine(name, session && (await sealSession(session, NEXTAUTH_SECRET))) };
}

const openedForMs = 60_000;
const opened = new Map<string, { session: Session; until: number }>();

/** What is sealed in a cookie does not change, and to open it costs more than a call. */
async function openOnce(sealed: string, secret: string): Promise<Session | undefined> {
  const now = Date.now();
  const known = opened.get(sealed);
  if (known && now < known.until) return known.session;
  const session = await openSession(sealed, secret);
  if (opened.size >= 5_000) opened.clear();
  if (session) opened.set(sealed, { session, until: now + openedForMs });
  return session;
}

/** Anonymous accounts cost a row each: an address gets a few at once and then one every two seconds. */
const guestRate = { perSecond: 0.5, burst: 30 };

export async function startGuest(ip: string): Promise<Session> {
  if (takeToken(`guest ${ip}`, guestRate, Date.now()) > 0) throw new Error("too many guests from one address");
  return await identityFor().internal.session.startGuest.mutate({ ip });
}

/** Without a value it takes the cookie away. */
function cookieLine(name: string, value: string | undefined): string {
  const { maxAge, path, secure } = sessionCookie(env().PUBLIC_URL).options;
  return `${name}=${value ?? ""}; Path=${path}; Max-Age=${value ? maxAge : 0}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
