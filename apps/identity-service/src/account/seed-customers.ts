import { randomBytes } from "node:crypto";
import type { UserId } from "@stallhouse/contracts/ids";
import type { Db } from "@stallhouse/db/connect";
import { datedId } from "@stallhouse/db/dated-id";
import { sql } from "drizzle-orm";
import { emailInput } from "@stallhouse/contracts/forms/input";

export type PastCustomer = { name: string; email: string; since: Date };
export type KnownCustomer = { userId: UserId; email: string; since: Date };

/**
 * Writes customers that nobody can sign in as: their hashes are of no password. Nobody is told. One who is there stays
 * as they are.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- opened without a schema by the seed, with one by tests
export async function seedCustomers(db: Pick<Db<any>, "execute">, customers: readonly PastCustomer[]): Promise<void> {
  const rows = customers.map(({ name, email, since }) => ({
    id: datedId<UserId>(since, `customer ${email}`),
    name,
    email: emailInput.parse(email),
    since,
    passwordHash: hashOfNothing(),
  }));
  await db.execute(sql`
    insert into users (id, role, email, name, password_hash, created_at, sessions_valid_from)
    select id, 'user', email, name, "passwordHash", since, since
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, name text, email text, since timestamptz,
      "passwordHash" text)
    on conflict (email) do nothing`);
}

/** Customers by their addresses. */
export async function findCustomers(
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  db: Pick<Db<any>, "execute">,
  emails: readonly string[],
): Promise<KnownCustomer[]> {
  const rows = await db.execute<{ userId: UserId; email: string; since: number }>(sql`
    select id as "userId", email, extract(epoch from created_at)::float8 as since from users where email = any(${sql.param(emails)}::text[])`);
  return rows.map((row) => ({ ...row, since: new Date(row.since * 1000) }));
}

/** Reads as one of argon2id's, but its second half was never made from anything. */
function hashOfNothing(): string {
  const base64 = (bytes: number) => randomBytes(bytes).toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=19456,t=2,p=1$${base64(16)}$${base64(32)}`;
}
