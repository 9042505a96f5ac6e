import postgres from "postgres";

export type Login = { role: string; password: string };
export type Database = {
  database: string;
  /** Owns what is in it. It logs in itself when it is among `logins`; else they act as it. */
  owner: string;
  logins: readonly Login[];
};

/** Databases with their roles, and no other role may connect to them. Running it again changes nothing but the passwords. */
export async function createDatabases(url: string, databases: readonly Database[]): Promise<void> {
  await withServer(url, async (sql) => {
    await sql`select pg_advisory_lock(hashtext('stallhouse databases'))`;
    for (const { database, owner, logins } of databases) {
      await setRole(sql, { role: owner, password: logins.find(({ role }) => role === owner)?.password });
      const known = await sql`select from pg_database where datname = ${database}`;
      if (known.length === 0) await sql`create database ${sql(database)} owner ${sql(owner)}`;
      await sql`alter database ${sql(database)} owner to ${sql(owner)}`;
      await sql`revoke connect, temporary on database ${sql(database)} from public`;
      await sql`grant connect, temporary on database ${sql(database)} to ${sql(owner)}`;
      for (const login of logins.filter(({ role }) => role !== owner)) {
        await setRole(sql, login);
        await sql`grant ${sql(owner)} to ${sql(login.role)}`;
        // What one of them makes belongs to all.
        await sql`alter role ${sql(login.role)} in database ${sql(database)} set role ${sql(owner)}`;
      }
    }
  });
}

/** Makes a role or gives it its present password; without one it cannot log in. */
async function setRole(sql: postgres.Sql, { role, password }: { role: string; password: string | undefined }) {
  const [found] = await sql`
    select exists (select from pg_roles where rolname = ${role}) as known, format('%I', ${role}::text) as name,
           format('%L', ${password ?? null}::text) as password_literal`;
  const login = password === undefined ? "nologin" : "login";
  await sql.unsafe(
    `${found?.known ? "alter" : "create"} role ${found?.name} ${login} nosuperuser nocreatedb nocreaterole password ${found?.password_literal}`,
  );
}

/** A connection for one purpose. */
export async function withServer<T>(url: string, use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
