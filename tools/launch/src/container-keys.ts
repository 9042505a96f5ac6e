import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rabbitDefinitions } from "@stallhouse/messaging/rabbit-accounts";
import { appsWithDatabase, queueBindings, topology } from "@stallhouse/topology/topology";
import { roleOf } from "./role-names.ts";

const callers = ["web", "order-service"] as const;

/**
 * Makes the secrets of the containers' market under `folder`, each once: a folder for each process, which mounts no other.
 * What the stores are told (roles, accounts) is written anew each time, for the map may have changed.
 */
export function makeContainerKeys(folder: string, mode: "production" | "demo"): void {
  const file = (...path: string[]) => join(folder, ...path);
  const publicFile = file("public", "callers.json");
  if (!existsSync(publicFile))
    write(publicFile, JSON.stringify({ keys: callers.map((name) => callerKey(folder, name)) }));
  keep(file("web", "nextauth-secret"));
  keep(file("order-service", "track-secret"));
  keep(file("postgres", "superuser"));
  const apps = appsWithDatabase().map((app) => ({ ...app, ...storesOf(folder, app) }));
  write(file("postgres", "databases.sql"), databaseStatements(apps));
  const accounts = apps.map(({ name, brokerPassword }) => ({
    name,
    password: brokerPassword,
    publishes: topology[name].publishes,
  }));
  write(file("rabbitmq", "definitions.json"), JSON.stringify(rabbitDefinitions(accounts, queueBindings())));
  if (mode === "demo") {
    makeOutsideWorld(folder);
    // Whoever writes the demo data comes in by all doors.
    write(file("seed", "web-key.json"), readFileSync(file("web", "key.json"), "utf8"));
    for (const { name, database } of apps) {
      write(file("seed", database), readFileSync(file(name, "database-url"), "utf8"));
    }
  }
}

function callerKey(folder: string, name: (typeof callers)[number]) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const named = (key: typeof privateKey) => ({ ...key.export({ format: "jwk" }), kid: name, alg: "EdDSA" });
  write(join(folder, name, "key.json"), JSON.stringify(named(privateKey)));
  return named(publicKey);
}

/** The addresses of a service's database and broker, each with a password of its own inside. */
function storesOf(folder: string, { name, database }: { name: string; database: string }) {
  const database_ = keep(
    join(folder, name, "database-url"),
    () => `postgres://${roleOf(database)}:${secret()}@postgres:5432/${database}`,
  );
  const broker = keep(join(folder, name, "amqp-url"), () => `amqp://${name}:${secret()}@rabbitmq:5672`);
  return { password: new URL(database_).password, brokerPassword: new URL(broker).password };
}

/** What the payment, mail and SMS providers are given in the demo; each service its own, the sandbox all. */
function makeOutsideWorld(folder: string): void {
  const secrets = {
    "payment-service": { "stripe-api-key": "sk_test_", "webhook-secret": "whsec_" },
    notifier: { "resend-api-key": "re_", "sms-account-sid": "AC", "sms-auth-token": "" },
  };
  for (const [name, own] of Object.entries(secrets)) {
    for (const [title, prefix] of Object.entries(own)) {
      const value = keep(join(folder, name, title), () => `${prefix}${secret()}`);
      write(join(folder, "sandbox", title), value);
    }
  }
}

/** For psql, to be run as often as one likes: it changes nothing but passwords. */
function databaseStatements(apps: readonly { database: string; password: string }[]): string {
  return apps
    .map(({ database, password }) => {
      const role = roleOf(database);
      return [
        `select 'create role "${role}"' where not exists (select from pg_roles where rolname = '${role}') \\gexec`,
        `alter role "${role}" login nosuperuser nocreatedb nocreaterole password '${password}';`,
        `select 'create database "${database}" owner "${role}"' where not exists (select from pg_database where datname = '${database}') \\gexec`,
        `revoke connect, temporary on database "${database}" from public;`,
        `grant connect, temporary on database "${database}" to "${role}";`,
      ];
    })
    .concat([["revoke connect, temporary on database postgres, template1 from public;"]])
    .flat()
    .join("\n")
    .concat("\n");
}

function secret(): string {
  return randomBytes(24).toString("base64url");
}

function keep(file: string, make: () => string = secret): string {
  if (!existsSync(file)) write(file, make());
  return readFileSync(file, "utf8");
}

/** The processes run as unprivileged users, and each mounts its own folder only. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true }); // one that nobody may write cannot be written over
  writeFileSync(file, text, { mode: 0o444 });
}
