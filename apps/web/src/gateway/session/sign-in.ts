import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "~/env.ts";
import { identityFor, impatientIdentity } from "../forward/clients.ts";
import { mergeGuest } from "./refresh.ts";
import { clearSession, clientAgent, clientIp, currentSession, writeSession } from "./session.ts";
import { asSession, openSession, sealSession, sessionCookie, sessionSeconds } from "./session-token.ts";
import type { Grant, Session } from "./session-token.ts";

type Credential = { email: string; password: string };

/** Opens a person's session and takes the guest's cart and orders along. Refuses as identity does. */
async function logIn({ email, password }: Credential): Promise<Session> {
  const before = await currentSession();
  const device = { ip: await clientIp(), userAgent: await clientAgent() };
  const session = await identityFor().internal.session.logIn.mutate({ email, password, ...device });
  const guest = before?.user.guest ? grantOf(before) : before?.pendingGuest;
  if (!guest || session.user.role !== "user") return session;
  return (await mergeGuest(session.accessToken, guest)) ? session : { ...session, pendingGuest: guest };
}

const grantOf = ({ accessToken, refreshToken, accessExpiresAt }: Grant) => ({
  accessToken,
  refreshToken,
  accessExpiresAt,
});

const claimsOf = (session: Session) => ({ sub: session.user.userId, ...session });

/** For server actions: signs a person in on this browser. Refuses as identity does. */
export async function signIn(credential: Credential): Promise<Session> {
  const session = await logIn(credential);
  await writeSession(session);
  return session;
}

/** For server actions: takes the next token at once, after a change that voided this one or that it should tell of. */
export async function renewSession(): Promise<void> {
  const session = await currentSession();
  if (!session) return;
  const { refreshToken } = session;
  const { user, ...fresh } = await identityFor().internal.session.refresh.mutate({ refreshToken });
  await writeSession({ ...session, ...fresh, user });
}

/** Signs out here, and everywhere within seconds. Identity away must not keep anyone signed in. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  await clearSession();
  if (session) await endAtIdentity(session);
}

const pausesMs = [1_000, 5_000, 20_000, 60_000, 300_000];

/** A copy of the cookie would go on for a month: where identity does not hear of it now, it does when it is back. */
async function endAtIdentity({ refreshToken }: Session): Promise<void> {
  const end = () => impatientIdentity().internal.session.logOut.mutate({ refreshToken });
  await end().catch((cause: unknown) => {
    console.error("log-out did not reach identity yet", cause);
    void (async () => {
      for (const pause of pausesMs) {
        await sleep(pause, undefined, { ref: false });
        const isDone = await end().then(
          () => true,
          () => false,
        );
        if (isDone) return;
      }
      console.error("log-out never reached identity");
    })();
  });
}

/** next-auth over the same log-in: its cookie is our session. Tokens are renewed in proxy.ts only, never here. */
export function authOptions(): NextAuthOptions {
  const { PUBLIC_URL, NEXTAUTH_SECRET } = env();
  const { name, options } = sessionCookie(PUBLIC_URL);
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/login", error: "/login" },
    cookies: { sessionToken: { name, options } },
    // Opened as everywhere else, or next-auth's own routes would take what the others refuse.
    jwt: {
      decode: async ({ token }) => {
        const session = await openSession(token, NEXTAUTH_SECRET);
        return session ? claimsOf(session) : null;
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (given) => {
          const session = await logIn({ email: given?.email ?? "", password: given?.password ?? "" });
          return { id: session.user.userId, sealed: await sealSession(session, NEXTAUTH_SECRET) };
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        const sealed = user && "sealed" in user && typeof user.sealed === "string" ? user.sealed : undefined;
        const session = await openSession(sealed, NEXTAUTH_SECRET);
        return session ? claimsOf(session) : token;
      },
      // What /api/auth/session shows to scripts: a name and a role, no token.
      session: ({ session, token }) => ({ expires: session.expires, user: token["user"] ?? {} }),
    },
    events: {
      signOut: async ({ token }) => {
        const session = asSession(token);
        if (session) await endAtIdentity(session);
      },
    },
  };
}
