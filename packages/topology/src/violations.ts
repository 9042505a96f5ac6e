import { posix } from "node:path";
import { strangersAddresses } from "./fetch-violations.ts";
import { signedAhead } from "./signed-violations.ts";
import { dependenciesOf, folderNames, readSources } from "./sources.ts";
import type { SourceFile, Violation } from "./sources.ts";
import { appNames, topology, urlVariable } from "./topology.ts";
import type { AppName } from "./topology.ts";
import { webViolations } from "./web-violations.ts";

/** The parts of the repository that the rules looked at: a guard that looked at nothing guards nothing. */
export type Findings = { violations: Violation[]; filesRead: number };

const scope = "@stallhouse/";

/** Addresses that are no edges between apps: stores, the bus, public keys, the outside world, one's own door. */
const otherUrls: Record<string, readonly string[]> = {
  web: ["PUBLIC_URL", "NEXTAUTH_URL", "SANDBOX_URL"],
  "payment-service": ["STRIPE_API_URL", "PUBLIC_URL"],
  notifier: ["RESEND_API_URL", "SMS_API_URL", "PUBLIC_URL"],
  sandbox: ["WEBHOOK_URL", "PUBLIC_URL"],
};
const serviceUrls = ["DATABASE_URL", "AMQP_URL", "BUS_URL", "JWKS_URL"];

/** Reads a repository from disk and names every place that breaks the map of topology.ts. */
export function findViolations(root: string): Findings {
  const apps = folderNames(root, "apps");
  const packages = folderNames(root, "packages");
  const files = new Map([
    ...apps.map((name) => [name, readSources(root, `apps/${name}`)] as const),
    ...packages.map((name) => [name, readSources(root, `packages/${name}`)] as const),
  ]);
  const filesOf = (name: string) => files.get(name) ?? [];
  const violations = [
    ...unknownApps(apps),
    ...apps.flatMap((app) => [
      ...illegalImports(app, filesOf(app)),
      ...illegalDependencies(app, dependenciesOf(root, `apps/${app}`)),
      ...illegalAddresses(app, filesOf(app)),
      ...unheardFacts(app, filesOf(app), filesOf("contracts")),
      ...filesOf(app).flatMap(strangersAddresses),
    ]),
    ...packages.flatMap((name) => appsInPackages(name, filesOf(name), dependenciesOf(root, `packages/${name}`))),
    ...[...files.values()]
      .flat()
      .flatMap((file) => [...environmentReads(file), ...barrels(file), ...brokerClients(file), ...signedAhead(file)]),
    ...webViolations(filesOf("web")),
  ];
  return { violations, filesRead: [...files.values()].flat().length };
}

function callsOf(app: string): string[] {
  return isApp(app) ? Object.keys(topology[app].calls) : [];
}

function isApp(name: string): name is AppName {
  return Object.hasOwn(topology, name);
}

function unknownApps(apps: string[]): Violation[] {
  const unknown = apps.filter((app) => !isApp(app));
  return unknown.map((app) => ({ rule: "every app is in the topology", where: `apps/${app}`, what: app }));
}

/** An app may know another's types when it may call it, and nothing else of it. */
function illegalImports(app: string, files: SourceFile[]): Violation[] {
  return files.flatMap(({ path, imports }) =>
    imports.flatMap(({ from, isTypeOnly }) => {
      if (from.startsWith(".") && leaves(path, from, `apps/${app}`)) {
        return [{ rule: "no import leaves its app", where: path, what: from }];
      }
      const other = appIn(from);
      if (!other || other === app) return [];
      if (!callsOf(app).includes(other)) return [{ rule: "no edge outside the topology", where: path, what: from }];
      return isTypeOnly ? [] : [{ rule: "only types cross between apps", where: path, what: from }];
    }),
  );
}

function leaves(path: string, from: string, folder: string): boolean {
  return !posix.join(posix.dirname(path), from).startsWith(`${folder}/`);
}

function appIn(specifier: string): string | undefined {
  if (!specifier.startsWith(scope)) return undefined;
  const name = specifier.slice(scope.length).split("/", 1)[0];
  return name !== undefined && isApp(name) ? name : undefined;
}

function illegalDependencies(app: string, dependencies: string[]): Violation[] {
  return dependencies.flatMap((dependency) => {
    const other = appIn(dependency);
    if (!other || callsOf(app).includes(other)) return [];
    return [{ rule: "no edge outside the topology", where: `apps/${app}/package.json`, what: dependency }];
  });
}

/** A call can also be made with nothing but an address, which no import shows. */
function illegalAddresses(app: string, files: SourceFile[]): Violation[] {
  const own = app === "web" || app === "sandbox" ? [] : serviceUrls;
  const allowed = new Set([...callsOf(app).map(urlVariable), ...(otherUrls[app] ?? []), ...own]);
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/\b[A-Z][A-Z0-9_]*_URL\b/g)]
      .filter(([name]) => !allowed.has(name))
      .map(([name]) => ({ rule: "no address outside the topology", where: path, what: name })),
  );
}

/** Every fact an app hears has a consumer, and it consumes no other. */
function unheardFacts(app: string, files: SourceFile[], contracts: SourceFile[]): Violation[] {
  const hears: readonly string[] = isApp(app) ? topology[app].hears : [];
  const doors = files.filter(({ path }) => /^apps\/[^/]+\/src\/(?:.*-)?consumers\.ts$/.test(path));
  const keyOf = new Map(
    contracts.flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+) = defineEvent\(\{\s*key: "([^"]+)"/g)].map(([, name, key]) => [name, key]),
    ),
  );
  const consumed = doors.flatMap(({ text }) => [
    ...[...text.matchAll(/\bon\(\s*(\w+)/g)].map(([, name]) => keyOf.get(name) ?? `unknown event ${name}`),
    ...(/\brevocationConsumer\b/.test(text) ? ["user.revoked.v1"] : []),
  ]);
  const where = `apps/${app}/src/consumers.ts`;
  return [
    ...hears
      .filter((key) => !consumed.includes(key))
      .map((key) => ({ rule: "every fact heard has a consumer", where, what: key })),
    ...[...new Set(consumed)]
      .filter((key) => !hears.includes(key))
      .map((key) => ({ rule: "every consumer is in the topology", where, what: key })),
  ];
}

function appsInPackages(name: string, files: SourceFile[], dependencies: string[]): Violation[] {
  const where = `packages/${name}`;
  return [
    ...dependencies
      .filter((dependency) => appIn(dependency))
      .map((what) => ({ rule: "no package knows an app", where: `${where}/package.json`, what })),
    ...files.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => appIn(from) ?? (from.startsWith(".") && leaves(path, from, where)))
        .map(({ from }) => ({ rule: "no package knows an app", where: path, what: from })),
    ),
  ];
}

function environmentReads({ path, text }: SourceFile): Violation[] {
  if (path.endsWith("/env.ts")) return [];
  return [...text.matchAll(/process\.env\.(?!NODE_ENV\b|NEXT_RUNTIME\b)\w+/g)].map(([what]) => ({
    rule: "the environment is read in env.ts only",
    where: path,
    what,
  }));
}

function barrels({ path }: SourceFile): Violation[] {
  return /(^|\/)index\.tsx?$/.test(path) ? [{ rule: "no barrels", where: path, what: "index" }] : [];
}

const knownIn: Record<string, RegExp> = {
  "rabbitmq-client": /^packages\/messaging\//,
  stripe: /^apps\/(payment-service\/src\/(.*\/)?(stripe|provider)[\w-]*\.ts$|sandbox\/)/,
  resend: /^apps\/notifier\/src\/mailer\.ts$/,
};

/** The broker and each provider are known in one place. */
function brokerClients({ path, imports }: SourceFile): Violation[] {
  return imports.flatMap(({ from }) => {
    const place = knownIn[from];
    return place && !place.test(path)
      ? [{ rule: "providers and broker are known in one place", where: path, what: from }]
      : [];
  });
}

/** Apps of the topology that should stand on disk and do not. */
export function missingApps(root: string): string[] {
  const apps = folderNames(root, "apps");
  return appNames().filter((name) => !apps.includes(name));
}
