import { appsWithDatabase } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import type { Database } from "./postgres-databases.ts";
import { roleOf } from "./role-names.ts";

type Place = { database: string; owner: string; logins: string[] };

/** The role by which a process enters the embedded bus. */
export function busRoleOf(app: AppName): string {
  const own = appsWithDatabase().find(({ name }) => name === app);
  if (!own) throw new Error(`${app} publishes and hears nothing`);
  return roleOf(`bus_${own.database}`);
}

/** Every database of the market and who may log in there: one role for each service, and on the embedded bus one for each process. */
export function houseDatabases(): Place[] {
  const apps = appsWithDatabase();
  const own = apps.map(({ database }) => ({ database, owner: roleOf(database), logins: [roleOf(database)] }));
  return [...own, { database: "bus", owner: roleOf("bus"), logins: apps.map(({ name }) => busRoleOf(name)) }];
}

export function loginRoles(): string[] {
  return houseDatabases().flatMap(({ logins }) => logins);
}

/** With the password of each. */
export function withPasswords(passwords: Readonly<Record<string, string>>): Database[] {
  return houseDatabases().map(({ logins, ...place }) => ({
    ...place,
    logins: logins.map((role) => ({ role, password: passwordOf(role, passwords) })),
  }));
}

/** The address of a database of the server for one role. */
export function addressFor(serverUrl: string, entry: { database: string; role: string; password: string }): string {
  const url = new URL(serverUrl);
  url.username = entry.role;
  url.password = entry.password;
  url.pathname = `/${entry.database}`;
  return url.href;
}

export function passwordOf(role: string, passwords: Readonly<Record<string, string>>): string {
  const password = passwords[role];
  if (!password) throw new Error(`no password for the role ${role}`);
  return password;
}
