import { isOfNow } from "@stallhouse/auth/token-times";
import { role } from "@stallhouse/contracts/actor";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";

/** What identity answers to a log-in, a refresh or a guest's start. */
const grant = z.object({ accessToken: z.string(), refreshToken: z.string(), accessExpiresAt: z.number() });
export type Grant = z.infer<typeof grant>;

const user = z.object({
  userId: z.string(),
  role,
  email: z.string(),
  name: z.string(),
  guest: z.boolean(),
  sellerId: z.string().optional(),
  shopName: z.string().optional(),
  standing: z.enum(["pending", "active", "blocked"]).optional(),
});

const sessionToken = grant.extend({
  user,
  /** The guest this person was before signing in, while the carts could not be merged yet. */
  pendingGuest: grant.optional(),
});
export type Session = z.infer<typeof sessionToken>;

/** What pages may know of a session: no token is in it. */
export type Viewer = z.infer<typeof user>;

export const sessionSeconds = 60 * 60 * 24 * 30;

export function sessionCookie(publicUrl: string) {
  const secure = publicUrl.startsWith("https://");
  return {
    name: `${secure ? "__Host-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: sessionSeconds } as const,
  };
}

/** One cookie of a request's, by its name. */
export function cookieIn(header: string | null | undefined, name: string): string | undefined {
  const pairs = (header ?? "").split("; ");
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The session as the encrypted text that next-auth keeps in its cookie. */
export async function sealSession(session: Session, secret: string): Promise<string> {
  const { userId, name, email } = session.user;
  return await encode({ token: { sub: userId, name, email, ...session }, secret, maxAge: sessionSeconds });
}

/** Undefined for whatever is not a session of ours: forged, expired, sealed ahead of its time, or of an older shape. */
export async function openSession(sealed: string | undefined, secret: string): Promise<Session | undefined> {
  if (!sealed) return undefined;
  const token = await decode({ token: sealed, secret }).catch(() => null);
  return token && isOfNow({ iat: token["iat"], nbf: token["nbf"], exp: token["exp"] }, sessionSeconds)
    ? asSession(token)
    : undefined;
}

export function asSession(token: unknown): Session | undefined {
  return sessionToken.safeParse(token).data;
}

/** Just before its end a token is as good as gone: the call it is for may take longer than it has left. */
const marginMs = 10_000;

export function needsRefresh(given: Grant, now: number): boolean {
  return now > given.accessExpiresAt - marginMs;
}
