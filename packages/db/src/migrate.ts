import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

const migrationLock = 7_355_608;

/**
 * Brings a database to what a service's folder says: tables from `drizzle/`, each file once; functions and triggers from
 * the `.sql` files beside the modules they guard, anew when one of them changed. All of it in one transaction, under a
 * lock, because copies of a service start together.
 */
export async function migrate(url: string, folder: string): Promise<void> {
  const migrations = readSql(join(folder, "drizzle"));
  const programs = readSql(join(folder, "src"));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${migrationLock})`;
      const pending = await pendingOf(tx, migrations);
      const applyPending = async () => {
        for (const { text, hash } of pending) {
          await tx.unsafe(text);
          await tx`insert into schema_migrations (hash) values (${hash})`;
        }
      };
      if (await areCurrent(tx, programs)) await applyPending();
      else await applyPrograms(tx, programs, applyPending);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type SqlFile = { path: string; text: string; hash: string };

/** Every `.sql` file below a folder: those nearer to it first, then by name. */
function readSql(folder: string): SqlFile[] {
  if (!existsSync(folder)) return [];
  const depth = (path: string) => path.split(/[\\/]/).length;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".sql"))
    .toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .map((path) => {
      const text = readFileSync(join(folder, path), "utf8");
      return { path, text, hash: hashOf(text) };
    });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function pendingOf(tx: postgres.TransactionSql, migrations: readonly SqlFile[]): Promise<SqlFile[]> {
  await tx`create table if not exists schema_migrations (
    hash text primary key, applied_at timestamptz not null default now())`;
  const rows = await tx<{ hash: string }[]>`select hash from schema_migrations`;
  const applied = new Set(rows.map(({ hash }) => hash));
  const pending = migrations.filter(({ hash }) => !applied.has(hash));
  if (applied.size > migrations.length - pending.length) {
    throw new Error("this database is of another version, from before a release: `npm run reset` starts over");
  }
  return pending;
}

/** Whether the database runs these programs already; from now on it counts as if it did. */
async function areCurrent(tx: postgres.TransactionSql, programs: readonly SqlFile[]): Promise<boolean> {
  const hash = hashOf(programs.map(({ path, text }) => `${path}\n${text}`).join("\n"));
  await tx`create table if not exists schema_programs (hash text primary key)`;
  const gone = await tx`delete from schema_programs returning hash`;
  await tx`insert into schema_programs (hash) values (${hash})`;
  return gone[0]?.hash === hash;
}

async function applyPrograms(
  tx: postgres.TransactionSql,
  programs: readonly SqlFile[],
  migrateTables: () => Promise<void>,
): Promise<void> {
  // What an index or a default calls has to stand before the tables that it reads.
  const isEarly = ({ path }: SqlFile) => path.endsWith("before-tables.sql");
  await tx`set local check_function_bodies = off`;
  for (const { text } of programs.filter(isEarly)) await tx.unsafe(text);
  await tx`set local check_function_bodies = on`;
  await migrateTables();
  // The triggers of a service's database are those of its files: one that was deleted there is gone here.
  await tx.unsafe(`
    do $$ declare guard record; begin
      for guard in select tgname, tgrelid::regclass as tab from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and c.relnamespace = 'public'::regnamespace
      loop execute format('drop trigger %I on %s', guard.tgname, guard.tab); end loop;
    end $$`);
  for (const program of programs.filter((program) => !isEarly(program))) await tx.unsafe(program.text);
}
