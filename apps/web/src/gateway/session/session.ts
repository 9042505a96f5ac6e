import "server-only";
import type { Role } from "@stallhouse/contracts/actor";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { env } from "~/env.ts";
import { paths } from "~/paths.ts";
import { lastHop } from "../limits/last-hop.ts";
import { openSession, sealSession, sessionCookie } from "./session-token.ts";
import type { Session, Viewer } from "./session-token.ts";

/** The session of this request, read once. Rotation is proxy.ts's work and done by now. */
export const currentSession = cache(async (): Promise<Session | undefined> => {
  const { name } = sessionCookie(env().PUBLIC_URL);
  return await openSession((await cookies()).get(name)?.value, env().NEXTAUTH_SECRET);
});

/** Who looks at the page: guests and signed-in people; undefined for a stranger. */
export async function currentViewer(): Promise<Viewer | undefined> {
  return (await currentSession())?.user;
}

/** Only where cookies may be set: route handlers and server actions. */
export async function writeSession(session: Session): Promise<void> {
  const { name, options } = sessionCookie(env().PUBLIC_URL);
  (await cookies()).set(name, await sealSession(session, env().NEXTAUTH_SECRET), options);
}

export async function clearSession(): Promise<void> {
  (await cookies()).delete(sessionCookie(env().PUBLIC_URL).name);
}

/** For pages of one role: strangers are sent to sign in and come back, others get 403. */
export async function requireRole(needed: Role, here: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer || viewer.guest) redirect(paths.login(here));
  if (viewer.role !== needed) forbidden();
  return viewer;
}

/** What the browser says it is, for its owner to recognise the session by. */
export async function clientAgent(): Promise<string | undefined> {
  return (await headers()).get("user-agent") ?? undefined;
}

/** The address a request came from: the last one our own edge wrote down. */
export async function clientIp(): Promise<string> {
  return lastHop((await headers()).get("x-forwarded-for"));
}
