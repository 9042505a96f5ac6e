import { randomUUID } from "node:crypto";
import { newId } from "@stallhouse/contracts/ids";
import type { UserId } from "@stallhouse/contracts/ids";
import { importJWK, SignJWT } from "jose";
import type { JWK, JWTPayload } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createCallerVerifier, generateCallerKey } from "./caller-token.ts";
import { isOfNow, skewSeconds } from "./token-times.ts";
import { createUserTokenVerifier, userTokenSeconds } from "./user-token.ts";

const now = new Date("2026-03-01T12:00:00Z");
const seconds = now.getTime() / 1000;
const life = 300;

type Times = { iat?: number | undefined; nbf?: number | undefined; exp?: number | undefined };
/** What a signer with a wrong clock, or a wrong mind, may write. `at` is the verifier's clock in seconds. */
const cases: [string, boolean, (at: number) => Times][] = [
  ["of now", true, (at) => ({ iat: at, exp: at + life })],
  ["of an hour of its life ago", true, (at) => ({ iat: at - 200, exp: at + 100 })],
  ["of a clock a little ahead", true, (at) => ({ iat: at + skewSeconds - 2, exp: at + skewSeconds - 2 + life })],
  ["with a beginning a little ahead", true, (at) => ({ iat: at, nbf: at + skewSeconds - 2, exp: at + life })],
  ["issued ahead", false, (at) => ({ iat: at + skewSeconds + 5, exp: at + skewSeconds + 5 + life })],
  ["issued in a year", false, (at) => ({ iat: at + 31_536_000, exp: at + 31_536_000 + life })],
  ["that begins ahead", false, (at) => ({ iat: at, nbf: at + skewSeconds + 5, exp: at + life })],
  ["that has ended", false, (at) => ({ iat: at - life, exp: at })],
  ["that ended long ago", false, (at) => ({ iat: at - 10_000, exp: at - 10_000 + life })],
  ["that lives too long", false, (at) => ({ iat: at, exp: at + life + 60 })],
  ["that never ends", false, (at) => ({ iat: at })],
  ["of no moment", false, (at) => ({ exp: at + life })],
  ["of no moment, and that never ends", false, () => ({})],
];

describe("a token's own times", () => {
  it.each(cases)("X19 one %s: taken is %s", (_what, isTaken, times) => {
    expect(isOfNow(times(seconds), life, now)).toBe(isTaken);
  });

  it.each(["1764547200", null, Number.NaN, Number.POSITIVE_INFINITY, {}])("X19 are numbers, not %j", (odd) => {
    expect(isOfNow({ iat: odd, exp: seconds + life }, life, now)).toBe(false);
    expect(isOfNow({ iat: seconds, exp: odd }, life, now)).toBe(false);
    expect(isOfNow({ iat: seconds, nbf: odd, exp: seconds + life }, life, now)).toBe(false);
  });
});

/** The house's kinds of signed token, each with a signer that writes the times it is told to. */
const kinds = ["user token", "caller token"] as const;
let keyOf: { privateKey: JWK; publicKey: JWK };
beforeAll(async () => {
  keyOf = await generateCallerKey("web");
});

async function signWith(typ: string, claims: JWTPayload): Promise<string> {
  const key = await importJWK(keyOf.privateKey, "EdDSA");
  return await new SignJWT(claims).setProtectedHeader({ alg: "EdDSA", typ, kid: "web" }).sign(key);
}

async function verify(kind: (typeof kinds)[number], times: Times): Promise<unknown> {
  const jwks = { keys: [{ kty: "OKP", ...keyOf.publicKey }] };
  if (kind === "caller token") {
    const token = await signWith("caller+jwt", { iss: "web", aud: "order-service", ...times });
    return await createCallerVerifier("order-service", jwks)(token);
  }
  const userId = newId<UserId>();
  const who = { userId, sub: userId, role: "user", email: "a@b.co", jti: "1", sid: randomUUID() };
  const claims = { ...who, iss: "stallhouse-identity", aud: "stallhouse", iatMs: (times.iat ?? 0) * 1000, ...times };
  return await createUserTokenVerifier({ jwks })(await signWith("user+jwt", claims));
}

describe.each(kinds)("a %s", (kind) => {
  it.each(cases)("X19 one %s: taken is %s", async (_what, isTaken, times) => {
    expect(userTokenSeconds).toBe(life);
    const outcome = await verify(kind, times(Math.floor(Date.now() / 1000))).then(
      () => "taken",
      (error: Error) => error.message,
    );
    expect(outcome).toBe(isTaken ? "taken" : "NOT_SIGNED_IN");
  });

  it("X19 is no less refused the second time", async () => {
    const at = Math.floor(Date.now() / 1000) + 3_600;
    for (let times = 0; times < 2; times++)
      await expect(verify(kind, { iat: at, exp: at + life })).rejects.toThrow("NOT_SIGNED_IN");
  });
});
