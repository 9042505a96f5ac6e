import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { needsRefresh, openSession, sealSession, sessionCookie, sessionSeconds } from "./session-token.ts";
import type { Session } from "./session-token.ts";

const secret = "a secret that is long enough";
const token = "x".repeat(600);
const session: Session = {
  accessToken: token,
  refreshToken: "r".repeat(64),
  accessExpiresAt: 1_000_000,
  user: {
    userId: "1",
    role: "seller",
    email: "a@b.co",
    name: "Anna",
    guest: false,
    shopName: "Anna’s",
    standing: "active",
  },
};

test("a session opens as it was sealed, and shows nothing of itself in between", async () => {
  const sealed = await sealSession(session, secret);
  expect(await openSession(sealed, secret)).toEqual(session);
  expect(sealed).not.toContain(token);
});

test("X60 stays below 4 kB even with a guest's tokens beside the person's", async () => {
  const guest = { accessToken: token, refreshToken: "g".repeat(64), accessExpiresAt: 1 };
  const sealed = await sealSession({ ...session, pendingGuest: guest }, secret);
  const { name } = sessionCookie("https://shop.example");
  expect(name.length + sealed.length).toBeLessThan(4_000);
});

test.each(["", "abc", "e30.e30.e30.e30.e30"])("opens nothing for %j", async (sealed) => {
  expect(await openSession(sealed, secret)).toBeUndefined();
});

test("opens nothing that was sealed with another secret or is of another shape", async () => {
  expect(await openSession(await sealSession(session, "another secret of theirs"), secret)).toBeUndefined();
  const odd = await encode({ token: { ...session, user: { ...session.user, role: "root" } }, secret });
  expect(await openSession(odd, secret)).toBeUndefined();
});

test.each([
  ["a little ahead, as clocks go", 10, true],
  ["ahead by more than clocks differ", 20, false],
  ["a year ahead", 31_536_000, false],
  ["a month ago", -sessionSeconds - 1, false],
])("X19 a session sealed %s: opened is %s", async (_what, secondsAhead, isOpened) => {
  vi.useFakeTimers({ now: Date.now() + secondsAhead * 1000, toFake: ["Date"] });
  const sealed = await sealSession(session, secret);
  vi.useRealTimers();
  expect((await openSession(sealed, secret)) !== undefined).toBe(isOpened);
});

test("X19 a session that lives longer than sessions do opens nothing", async () => {
  const sealed = await encode({ token: { sub: "1", ...session }, secret, maxAge: sessionSeconds * 2 });
  expect(await openSession(sealed, secret)).toBeUndefined();
});

test("X60 the cookie is out of reach for scripts and other sites, and bound to the host where there is TLS", () => {
  const secure = sessionCookie("https://shop.example");
  expect(secure.name).toMatch(/^__Host-/);
  expect(secure.options).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
  expect(sessionCookie("http://localhost:3000")).toMatchObject({
    name: "next-auth.session-token",
    options: { secure: false },
  });
});

test("a token is renewed a little before its end", () => {
  expect(needsRefresh(session, 900_000)).toBe(false);
  expect(needsRefresh(session, 995_000)).toBe(true);
});
