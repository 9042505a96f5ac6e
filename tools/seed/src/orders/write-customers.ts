import { randomBytes } from "node:crypto";
import type { UserId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import { insertRows } from "@stallhouse/db/recordset";
import { users } from "@stallhouse/identity-service/schema";
import { inArray, sql } from "drizzle-orm";
import type { SeedTx } from "../seed-db.ts";

export type PastCustomer = { name: string; email: string; since: Date };
export type KnownCustomer = { userId: UserId; email: string; since: Date };

/**
 * Writes customers that nobody can sign in as: their hashes are of no password. Nobody is told. One who is there stays
 * as they are.
 */
export async function writeCustomers(db: Pick<SeedTx, "execute">, customers: readonly PastCustomer[]): Promise<void> {
  const rows = customers.map(({ name, email, since }) => ({
    id: datedId<UserId>(since, `customer ${email}`),
    role: "user" as const,
    name,
    email,
    passwordHash: hashOfNothing(),
    sessionsValidFrom: since,
    createdAt: since,
  }));
  await db.execute(sql`${insertRows(users, rows)} on conflict (email) do nothing`);
}

/** Customers by their addresses. */
export async function findCustomers(db: Pick<SeedTx, "select">, emails: readonly string[]): Promise<KnownCustomer[]> {
  const rows = await db
    .select()
    .from(users)
    .where(inArray(users.email, [...emails]));
  return rows.flatMap(({ id: userId, email, createdAt: since }) => (email ? [{ userId, email, since }] : []));
}

/** Reads as one of argon2id's, but its second half was never made from anything. */
function hashOfNothing(): string {
  const base64 = (bytes: number) => randomBytes(bytes).toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=19456,t=2,p=1$${base64(16)}$${base64(32)}`;
}
