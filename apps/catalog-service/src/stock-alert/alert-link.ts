import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";

const idBytes = 16;
const secretBytes = 32;

export type NewLink = { id: string; tokenHash: string; token: string };
type Link = { id: string; email: string; purpose: "confirm" | "end" };

/** A link's row and its token, which is the row's id and 32 random bytes: only their hash is kept. */
export function newLink(): NewLink {
  const id = randomUUID();
  const secret = randomBytes(secretBytes);
  const token = Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), secret]).toString("base64url");
  return { id, tokenHash: hash(secret), token };
}

/** Refuses with LINK_EXPIRED what is unknown, used or too old. Locks the link: of two who come together one finds it used. */
export async function getLink(tx: CatalogTx, token: string): Promise<Link> {
  const link = await findLink(tx, token, true);
  if (!link) throw new Refusal("LINK_EXPIRED");
  return link;
}

/** Undefined for one that does not work. */
export async function findLink(db: CatalogDb | CatalogTx, token: string, lock = false): Promise<Link | undefined> {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== idBytes + secretBytes) return undefined;
  const id = bytes.subarray(0, idBytes).toString("hex");
  // The secret is compared as a hash of 32 random bytes: its time tells nothing that could be guessed from.
  const [link] = await db.execute<Link>(sql`
    select id, email, purpose from stock_alert_links
    where id = ${id}::uuid and token_hash = ${hash(bytes.subarray(idBytes))} and used_at is null and expires_at > now()
    ${lock ? sql`for update` : sql``}`);
  return link;
}

function hash(secret: Buffer): string {
  return createHash("sha256").update(secret).digest("hex");
}
