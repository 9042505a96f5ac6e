import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { newId } from "@stallhouse/contracts/ids";
import type { UserId } from "@stallhouse/contracts/ids";
import { base64url, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import type { CryptoKey, JWTPayload } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createCaller, createCallerVerifier, generateCallerKey } from "./caller-token.ts";
import { createUserTokenVerifier, signUserToken } from "./user-token.ts";
import type { VerifyUserToken } from "./user-token.ts";

const person = { userId: newId<UserId>(), role: "user" as const, email: "clara@example.test", guest: false };
const claims: JWTPayload = { ...person, sub: person.userId, jti: "1", iss: "stallhouse-identity", aud: "stallhouse" };
const sessionId = randomUUID();
const header = { alg: "EdDSA", typ: "user+jwt", kid: "k1" };

let key: { id: string; privateKey: CryptoKey };
let publicKey: CryptoKey;
let publicX = "";
let verify: VerifyUserToken;
beforeAll(async () => {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  key = { id: "k1", privateKey: pair.privateKey };
  publicKey = pair.publicKey;
  const jwk = await exportJWK(publicKey);
  publicX = jwk.x ?? "";
  verify = createUserTokenVerifier({ jwks: { keys: [{ kty: "OKP", ...jwk, kid: "k1", alg: "EdDSA" }] } });
});

type Given = { claims?: JWTPayload; header?: Record<string, string>; livesSeconds?: number };
function sign(given: Given = {}) {
  const iatMs = Date.now();
  const iat = Math.floor(iatMs / 1000);
  const issued = { sid: sessionId, iatMs, iat, exp: iat + (given.livesSeconds ?? 300) };
  return new SignJWT({ ...claims, ...issued, ...given.claims })
    .setProtectedHeader({ ...header, ...given.header })
    .sign(key.privateKey);
}

describe("user tokens", () => {
  it("ID-03 ID-18 says who acts, and when it was issued to the millisecond", async () => {
    const issuedAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 123);
    const token = await signUserToken(key, { ...person, jti: "7", sessionId, issuedAt });
    expect(await verify(token)).toEqual({ ...person, jti: "7", sessionId, issuedAt });
    expect(await signUserToken(key, { ...person, jti: "7", sessionId, issuedAt })).toBe(token);
    await expect(verify(await sign())).resolves.toMatchObject(person);
  });

  it("X16 refuses alg none and an empty signature", async () => {
    const unsecured = new UnsecuredJWT(claims).setIssuedAt().setExpirationTime("5m").encode();
    const [, payload = ""] = unsecured.split(".");
    const none = (alg: string) => `${base64url.encode(JSON.stringify({ ...header, alg }))}.${payload}.`;
    const signed = await sign();
    for (const token of [unsecured, none("none"), none("None"), none("EdDSA"), signed.replace(/[^.]*$/, "")]) {
      await expect(verify(token), token).rejects.toThrow("NOT_SIGNED_IN");
    }
  });

  it("X17 refuses HS256 signed with the public key", async () => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ ...header, alg: "HS256" })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(new TextEncoder().encode(publicX.padEnd(43, "x")));
    await expect(verify(token)).rejects.toThrow("NOT_SIGNED_IN");
  });

  it("X18 refuses an unknown key, and fetches nothing a header names", async () => {
    let asked = 0;
    const evil = createServer((_request, response) => {
      asked++;
      response.end("{}");
    });
    await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve));
    const address = evil.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const url = `http://127.0.0.1:${port}/jwks.json`;
    const headers: Record<string, string>[] = [
      { kid: "k2" },
      { kid: "../../dev/null" },
      { kid: "k2", jku: url },
      { kid: "k2", x5u: url },
    ];
    for (const forged of headers) {
      await expect(verify(await sign({ header: forged }))).rejects.toThrow("NOT_SIGNED_IN");
    }
    expect(asked).toBe(0);
    await new Promise((resolve) => evil.close(resolve));
  });

  it.each([
    ["another audience", { claims: { aud: "stallhouse-reset" } }],
    ["another issuer", { claims: { iss: "stallhouse-order" } }],
    ["another type", { header: { typ: "caller+jwt" } }],
    ["an age beyond its life", { livesSeconds: -1 }],
    ["an unknown role", { claims: { role: "root" } }],
    ["no id of its own", { claims: { jti: undefined } }],
    ["no session", { claims: { sid: undefined } }],
    ["a session that is none", { claims: { sid: "mine" } }],
    ["two moments of issue", { claims: { iatMs: Date.now() + 20_000 } }],
  ])("X19 X20 refuses a rightly signed token with %s", async (_what, given: Given) => {
    await expect(verify(await sign(given))).rejects.toThrow("NOT_SIGNED_IN");
  });

  it.each(["", "x", "a.b.c", "%E0%A4%A", "Bearer", "🫖", "..", "a".repeat(10_000)])(
    "X13 refuses %j without a fault",
    async (token) => {
      await expect(verify(token)).rejects.toThrow("NOT_SIGNED_IN");
    },
  );

  it.each([
    ["says that it is starting", 503, "{}"],
    ["sends a page", 200, "<html>"],
    ["sends no keys", 200, "{}"],
  ])("ID-17 X74 an identity that %s is an outage, not a sign-out", async (_, status, body) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const cold = createUserTokenVerifier({ jwksUrl: `http://127.0.0.1:${port}/jwks.json` });
    const outage = await cold(await sign()).catch((error: unknown) => error);
    server.close();
    expect(outage).toBeInstanceOf(Error);
    expect(String(outage)).not.toContain("NOT_SIGNED_IN");
  });

  it("ID-17 goes on without identity once it has the keys, and calls its absence an outage, not a sign-out", async () => {
    const jwk = { kty: "OKP", ...(await exportJWK(publicKey)), kid: "k1", alg: "EdDSA" };
    const identity = createServer((_request, response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => identity.listen(0, "127.0.0.1", resolve));
    const address = identity.address();
    const jwksUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/jwks.json`;
    const remote = createUserTokenVerifier({ jwksUrl });
    await expect(remote(await sign())).resolves.toMatchObject(person);
    identity.closeAllConnections();
    await new Promise((resolve) => identity.close(resolve));
    await expect(remote(await sign({ claims: { jti: "2" } }))).resolves.toMatchObject(person);
    const cold = createUserTokenVerifier({ jwksUrl });
    const outage = await cold(await sign()).catch((error: unknown) => error);
    expect(outage).toBeInstanceOf(Error);
    expect(String(outage)).not.toContain("NOT_SIGNED_IN");
  });
});

describe("caller tokens", () => {
  it("X19 X20 name a process to one callee, and are no user tokens, nor the other way round", async () => {
    const web = await generateCallerKey("web");
    const order = await generateCallerKey("order-service");
    const keys = { keys: [web.publicKey, order.publicKey].map((jwk) => ({ kty: "OKP", ...jwk })) };
    const atCatalog = createCallerVerifier("catalog-service", keys);
    const token = await createCaller("web", web.privateKey)("catalog-service");
    expect(await atCatalog(token)).toBe("web");
    await expect(createCallerVerifier("order-service", keys)(token)).rejects.toThrow("NOT_SIGNED_IN");
    await expect(verify(token)).rejects.toThrow("NOT_SIGNED_IN");
    await expect(atCatalog(await sign())).rejects.toThrow("NOT_SIGNED_IN");
    const pretender = await createCaller("web", { ...order.privateKey, kid: "web" })("catalog-service");
    await expect(atCatalog(pretender)).rejects.toThrow("NOT_SIGNED_IN");
  });
});
