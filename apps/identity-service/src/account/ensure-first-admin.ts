import type { Log } from "@stallhouse/service/log";
import { eq, sql } from "drizzle-orm";
import { writeAudit } from "../audit/write-audit.ts";
import { users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { addUser } from "./add-user.ts";
import type { Passwords } from "./password-hash.ts";

type FirstAdmin = { email: string; password: string; name: string };

const adminLock = 7_355_621;

/**
 * Makes the first admin when there is none. An account that already has the address is not promoted: whoever registered
 * it first would get the house.
 */
export async function ensureFirstAdmin(
  { db, passwords, log }: { db: IdentityDb; passwords: Passwords; log: Log },
  { email, password, name }: FirstAdmin,
): Promise<void> {
  if (await hasAdmin(db)) return;
  const passwordHash = await passwords.hash(password);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${adminLock})`);
    if (await hasAdmin(tx)) return;
    const userId = await addUser(tx, { role: "admin", email, name, phone: null, passwordHash });
    if (!userId) return log.error("ADMIN_EMAIL belongs to an account that is no admin: no admin was made");
    await writeAudit(tx, { actorId: null, action: "role.change", target: userId, before: null, after: "admin" });
    log.info({ userId }, "first admin made");
  });
}

async function hasAdmin(db: Pick<IdentityDb, "select">): Promise<boolean> {
  const admins = await db.select({ id: users.id }).from(users).where(eq(users.role, "admin")).limit(1);
  return admins.length > 0;
}
