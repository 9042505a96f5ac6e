import { Refusal } from "@stallhouse/contracts/refusal";
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from "jose";
import type { JSONWebKeySet, JWK } from "jose";
import { LRUCache } from "lru-cache";
import { isOfNow, skewSeconds } from "./token-times.ts";

const type = "caller+jwt";
const lifeSeconds = 300;
/** A token is used again for this long: signing one per call would cost more than the call. */
const reuseMs = 120_000;

export type CallerKey = { privateKey: JWK; publicKey: JWK };

/** A key pair for one process; its name is the key's id. */
export async function generateCallerKey(name: string): Promise<CallerKey> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const [privateKey, publicKey] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  return {
    privateKey: { ...privateKey, kid: name, alg: "EdDSA" },
    publicKey: { ...publicKey, kid: name, alg: "EdDSA" },
  };
}

/** Answers the token that names this process to a callee. */
export function createCaller(name: string, privateKey: JWK): (callee: string) => Promise<string> {
  const key = importJWK(privateKey, "EdDSA");
  const tokens = new LRUCache<string, string>({ max: 20, ttl: reuseMs });
  return async (callee) => {
    const known = tokens.get(callee);
    if (known) return known;
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: "EdDSA", typ: type, kid: name })
      .setIssuer(name)
      .setAudience(callee)
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(await key);
    tokens.set(callee, token);
    return token;
  };
}

export type VerifyCallerToken = (token: string) => Promise<string>;

/** Answers which process sent a token meant for `service`. Refuses with NOT_SIGNED_IN whatever is wrong with it. */
export function createCallerVerifier(service: string, jwks: JSONWebKeySet): VerifyCallerToken {
  const getKey = createLocalJWKSet(jwks);
  const verified = new LRUCache<string, string>({ max: 200 });
  return async (token) => {
    const known = verified.get(token);
    if (known) return known;
    const { payload, protectedHeader } = await jwtVerify(token, getKey, {
      algorithms: ["EdDSA"],
      audience: service,
      typ: type,
      clockTolerance: skewSeconds,
    }).catch(() => {
      throw new Refusal("NOT_SIGNED_IN");
    });
    // The key's id is the caller's name: a process cannot speak in another's name with its own key.
    if (!payload.iss || payload.iss !== protectedHeader.kid || !isOfNow(payload, lifeSeconds)) {
      throw new Refusal("NOT_SIGNED_IN");
    }
    verified.set(token, payload.iss, { ttl: Math.max(1, Number(payload.exp) * 1000 - Date.now()) });
    return payload.iss;
  };
}
