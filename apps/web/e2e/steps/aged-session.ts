import type { BrowserContext } from "@playwright/test";
import { decode, encode } from "next-auth/jwt";
import type { JWT } from "next-auth/jwt";
import { sessionSecret } from "./address-book.ts";

const isSession = (name: string) => name.endsWith("next-auth.session-token");
/** Identity knows the token before the last for ten seconds. */
const freshMs = 4_000;

/** A session whose token is due for renewal, again and again: every request that reads it gets another. */
export async function ageSession(browser: BrowserContext) {
  const known = (await browser.cookies()).find(({ name }) => isSession(name));
  if (!known) throw new Error("Nobody is signed in here.");
  let newest = known.value;
  let aged = { cookie: await age(known.name, newest), from: newest, at: Date.now() };
  return {
    /** The header to send. */
    async cookie(): Promise<string> {
      if (newest !== aged.from && Date.now() - aged.at > freshMs) {
        aged = { cookie: await age(known.name, newest), from: newest, at: Date.now() };
      }
      return aged.cookie;
    },
    /** Keeps what an answer set; tells whether it was a renewed session. */
    hear(answer: Response): boolean {
      const set = answer.headers.getSetCookie().find((line) => line.startsWith(`${known.name}=`));
      newest = set?.split(";", 1)[0]?.slice(known.name.length + 1) || newest;
      return set !== undefined;
    },
  };
}
export type AgedSession = Awaited<ReturnType<typeof ageSession>>;

async function age(name: string, value: string): Promise<string> {
  const token: JWT | null = await decode({ token: value, secret: sessionSecret() });
  if (!token) throw new Error("The session is not one of this market.");
  const due = await encode({ token: { ...token, accessExpiresAt: 1 }, secret: sessionSecret() });
  return `${name}=${due}`;
}
