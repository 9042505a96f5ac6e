import { actor } from "@stallhouse/contracts/actor";
import type { Actor } from "@stallhouse/contracts/actor";
import { Refusal } from "@stallhouse/contracts/refusal";
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, SignJWT } from "jose";
import type { CryptoKey, JSONWebKeySet, JWTVerifyGetKey } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { isOfNow, skewSeconds } from "./token-times.ts";

const issuer = "stallhouse-identity";
const audience = "stallhouse";
const type = "user+jwt";

/** Life of a user token. Short, because a token cannot be taken back before a service has heard of it. */
export const userTokenSeconds = 300;

/** What revocations are asked about. */
export type TokenOrigin = {
  /** The session the token was issued in: of a person's sessions one may be ended alone. */
  sessionId: string;
  issuedAt: Date;
};
export type VerifiedUser = Actor & TokenOrigin & { jti: string };

/**
 * Signs what identity says of a person. Only identity holds the key. The moment of issue also travels in milliseconds:
 * with `iat` alone, tokens issued in the second of a revocation could not be told apart from those before it.
 */
export async function signUserToken(
  key: { id: string; privateKey: CryptoKey },
  claims: Actor & { jti: string; sessionId: string; issuedAt?: Date },
) {
  const { jti, sessionId, issuedAt = new Date(), ...who } = claims;
  const issuedAtSeconds = Math.floor(issuedAt.getTime() / 1000);
  return await new SignJWT({ ...who, sid: sessionId, iatMs: issuedAt.getTime() })
    .setProtectedHeader({ alg: "EdDSA", typ: type, kid: key.id })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(claims.userId)
    .setJti(jti)
    .setIssuedAt(issuedAtSeconds)
    .setExpirationTime(issuedAtSeconds + userTokenSeconds)
    .sign(key.privateKey);
}

export type VerifyUserToken = (token: string) => Promise<VerifiedUser>;

/**
 * Verifies user tokens against identity's public keys, given by address (fetched once, again only for an unknown key, so
 * that identity may be down) or directly. Refuses with NOT_SIGNED_IN whatever is wrong with a token.
 */
export function createUserTokenVerifier(keys: { jwksUrl: string } | { jwks: JSONWebKeySet }): VerifyUserToken {
  const getKey: JWTVerifyGetKey =
    "jwks" in keys
      ? createLocalJWKSet(keys.jwks)
      : createRemoteJWKSet(new URL(keys.jwksUrl), { cacheMaxAge: Infinity, cooldownDuration: 5_000 });
  const verified = new LRUCache<string, VerifiedUser>({ max: 5_000 });
  return async (token) => {
    const known = verified.get(token);
    if (known) return known;
    const { payload } = await jwtVerify(token, getKey, {
      algorithms: ["EdDSA"],
      issuer,
      audience,
      typ: type,
      clockTolerance: skewSeconds,
    }).catch((cause: unknown) => {
      if (isOutage(cause)) throw cause;
      throw new Refusal("NOT_SIGNED_IN");
    });
    const who = actor.safeParse(payload);
    const issue = issueClaims.safeParse(payload);
    if (!who.success || !issue.success || !isOfNow(payload, userTokenSeconds)) throw new Refusal("NOT_SIGNED_IN");
    const { jti, sid: sessionId, iatMs, exp } = issue.data;
    const user = { ...who.data, jti, sessionId, issuedAt: new Date(iatMs) };
    verified.set(token, user, { ttl: Math.max(1, exp * 1000 - Date.now()) });
    return user;
  };
}

/** Both forms of the moment of issue are one: revocations compare with the finer. */
const issueClaims = z
  .object({ jti: z.string().min(1), sid: z.uuid(), iat: z.int(), iatMs: z.int(), exp: z.int() })
  .refine(({ iat, iatMs }) => Math.floor(iatMs / 1000) === iat);

/** What jose says of a token itself; all else is about the keys. */
const tokenFaults =
  /^ERR_(JWT_|JWS_|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING)/;

/** Keys that cannot be fetched, or are not what they should be, are our trouble and not the token's: it must not read as "signed out". */
function isOutage(cause: unknown): boolean {
  return !(cause instanceof Error && "code" in cause && tokenFaults.test(String(cause.code)));
}
