import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { connect } from "./connect.ts";
import type { Connection } from "./connect.ts";
import { migrate } from "./migrate.ts";

export type TestDatabase<S extends Record<string, unknown>> = Connection<S> & {
  url: string;
  /** Statements sent so far, without BEGIN, COMMIT and SAVEPOINT; set its length to 0 to start counting anew. */
  statements: string[];
  /** Closes the connection and drops the database. */
  drop: () => Promise<void>;
};

/** A new, migrated, empty database of the app in that folder, on the test server that TEST_DATABASE_URL names. */
export async function createTestDatabase<S extends Record<string, unknown>>(
  schema: S,
  folder: string,
): Promise<TestDatabase<S>> {
  const { url, drop } = await createEmptyDatabase();
  await migrate(url, folder);
  const statements: string[] = [];
  const connection = connect(url, schema, {
    onStatement: (statement) => {
      if (!/^\s*(begin|commit|rollback|savepoint|release)\b/i.test(statement)) statements.push(statement);
    },
  });
  const dropAll = async () => {
    await connection.close();
    await drop();
  };
  return { ...connection, url, statements, drop: dropAll };
}

/** An empty database of its own on the test server. */
export async function createEmptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error("TEST_DATABASE_URL is not set: run the tests with `npm test`");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
