import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import postgres from "postgres";

export type { Sql } from "postgres";

type Schema = Record<string, unknown>;
/** A database handle, or a transaction on it: use cases take either. */
export type Db<S extends Schema = Schema> = PostgresJsDatabase<S>;
export type Tx<S extends Schema = Schema> = PostgresJsTransaction<S, ExtractTablesWithRelations<S>>;

export type Connection<S extends Schema> = { db: Db<S>; sql: postgres.Sql; close: () => Promise<void> };

type Options = {
  /** Connections kept. Statements are pipelined, so few are enough. */
  max?: number;
  /** Told of every statement sent: benchmarks and tests count with it. */
  onStatement?: (statement: string) => void;
};

type Unsafe = postgres.Sql["unsafe"];

/**
 * Drizzle sends every statement through `unsafe`, which postgres.js does not prepare unless told to. Planning costs
 * PostgreSQL several times the execution of our statements, so each is prepared once per connection.
 */
function prepareStatements(sql: postgres.Sql): postgres.Sql {
  return new Proxy(sql, {
    get(target, property, receiver) {
      if (property === "unsafe") {
        const unsafe: Unsafe = (query, params, options) =>
          // Drizzle asks for no preparing, in so many words: what it asks for comes first.
          target.unsafe(query, params, { ...options, prepare: (params?.length ?? 0) > 0 });
        return unsafe;
      }
      if (property === "begin" || property === "savepoint") {
        const open: unknown = Reflect.get(target, property, receiver);
        if (typeof open !== "function") return open;
        return (...args: unknown[]) =>
          open.call(
            target,
            ...args.map((arg) =>
              typeof arg === "function" ? (inner: postgres.Sql) => arg(prepareStatements(inner)) : arg,
            ),
          );
      }
      return Reflect.get(target, property, receiver);
    },
  });
}

/** Opens the service's own database. Every statement has a time limit, so that one stuck lock cannot hold a process. */
export function connect<S extends Schema>(url: string, schema: S, options: Options = {}): Connection<S> {
  const sql = postgres(url, {
    max: options.max ?? 4,
    onnotice: () => {},
    // A database that is back after an hour is found within a second, not within twenty.
    backoff: (tries: number) => Math.min(1, 0.05 * 2 ** tries) * (0.5 + Math.random() / 2),
    debug: options.onStatement ? (_connection, statement) => options.onStatement?.(statement) : undefined,
    connection: {
      statement_timeout: 5_000,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
  const prepared = prepareStatements(sql);
  return {
    db: drizzle(prepared, { schema, casing: "snake_case" }),
    sql,
    close: () => sql.end({ timeout: 5 }),
  };
}
