import { answer } from "@stallhouse/service/http-server";
import type { Route } from "@stallhouse/service/http-server";
import { desc, sql } from "drizzle-orm";
import { exportJWK, generateKeyPair, importJWK } from "jose";
import type { CryptoKey, JSONWebKeySet } from "jose";
import { signingKeys } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";

export type SigningKey = { id: string; privateKey: CryptoKey };

const keyLock = 7_355_620;

/** The key that signs user tokens: the newest one. The first copy to start makes it, the others wait and find it. */
export async function loadSigningKey(db: IdentityDb): Promise<SigningKey> {
  const key = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${keyLock})`);
    const [newest] = await tx.select().from(signingKeys).orderBy(desc(signingKeys.createdAt)).limit(1);
    if (newest) return newest;
    const made = await makeKey();
    await tx.insert(signingKeys).values(made);
    return made;
  });
  const privateKey = await importJWK(key.privateKey, "EdDSA");
  if (privateKey instanceof Uint8Array) throw new Error(`signing key ${key.id} is not an asymmetric key`);
  return { id: key.id, privateKey };
}

async function makeKey() {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const [privateKey, publicKey] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  const id = new Date().toISOString().slice(0, 10) + "-" + (publicKey.x ?? "").slice(0, 8);
  return { id, privateKey, publicKey: { ...publicKey, kid: id, alg: "EdDSA", use: "sig" } };
}

/** Public keys of all signing keys, so that a token signed before a change of keys is still good. */
export async function listPublicKeys(db: IdentityDb): Promise<JSONWebKeySet> {
  const rows = await db.select({ key: signingKeys.publicKey }).from(signingKeys).orderBy(desc(signingKeys.createdAt));
  return { keys: rows.map((row) => ({ kty: "OKP", ...row.key })) };
}

export function jwksRoute(db: IdentityDb): Route {
  return {
    method: "GET",
    path: "/.well-known/jwks.json",
    handle: async (_request, response) => answer(response, 200, await listPublicKeys(db)),
  };
}
