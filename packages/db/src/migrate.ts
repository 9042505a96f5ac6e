import { migrate as migrateUnlocked } from "drizzle-orm/postgres-js/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

const migrationLock = 7_355_608;

/**
 * Applies the committed migrations of a folder. Drizzle's migrator takes no lock of its own, so copies that start
 * together would apply one twice: the lock is held on a single connection for the whole run.
 */
export async function migrate(url: string, migrationsFolder: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await migrateUnlocked(drizzle(sql), {
      migrationsFolder,
      migrationsSchema: "public",
      migrationsTable: "schema_migrations",
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
