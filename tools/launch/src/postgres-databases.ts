import postgres from "postgres";

export type ServiceDatabase = { database: string; role: string; password: string };

/** One database and one role per service, and no other role may connect to it. Running it again changes nothing but the passwords. */
export async function createDatabases(url: string, databases: readonly ServiceDatabase[]): Promise<void> {
  await withServer(url, async (sql) => {
    await sql`select pg_advisory_lock(hashtext('stallhouse databases'))`;
    for (const { database, role, password } of databases) {
      const [known] = await sql`
        select exists (select from pg_roles where rolname = ${role}) as role,
               exists (select from pg_database where datname = ${database}) as database,
               format('%I', ${role}::text) as role_name, format('%L', ${password}::text) as password_literal`;
      if (!known) continue;
      const verb = known.role ? "alter" : "create";
      await sql.unsafe(
        `${verb} role ${known.role_name} login nosuperuser nocreatedb nocreaterole password ${known.password_literal}`,
      );
      if (!known.database) await sql`create database ${sql(database)} owner ${sql(role)}`;
      await sql`alter database ${sql(database)} owner to ${sql(role)}`;
      await sql`revoke connect, temporary on database ${sql(database)} from public`;
      await sql`grant connect, temporary on database ${sql(database)} to ${sql(role)}`;
    }
  });
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
