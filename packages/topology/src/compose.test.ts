import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { appNames, appsWithDatabase, topology, urlVariable } from "./topology.ts";

type Service = {
  ports?: string[];
  profiles?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: unknown;
  volumes?: string[];
};

const file = join(import.meta.dirname, "..", "..", "..", "docker-compose.yml");
const { services } = parse(readFileSync(file, "utf8"), { merge: true }) as { services: Record<string, Service> };
const environmentOf = (name: string) => services[name]?.environment ?? {};

describe("docker-compose.yml", () => {
  it("runs every app of the topology, with health checks", () => {
    for (const name of appNames()) expect(services[name]?.healthcheck, name).toBeDefined();
  });

  it("GW-01 publishes web's port only; the sandbox, behind its profile, is for this machine", () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports);
    expect(published.map(([name]) => name).toSorted()).toEqual(["sandbox", "web"]);
    expect(services.sandbox?.profiles).toEqual(["sandbox"]);
    expect(services.sandbox?.ports).toEqual(["127.0.0.1:3009:3009"]);
  });

  it("AR-06 X68 X69 gives each service its own secrets, from a volume that nobody else mounts, and web no database", () => {
    const mounts = (name: string) => (services[name]?.volumes ?? []).filter((volume) => volume.startsWith("keys-"));
    const makers = services.keys?.volumes ?? [];
    for (const { name } of appsWithDatabase()) {
      expect(environmentOf(name)).toMatchObject({
        DATABASE_URL_FILE: `/keys/${name}/database-url`,
        AMQP_URL_FILE: `/keys/${name}/amqp-url`,
        AMQP_DECLARED: "1",
      });
      const own = mounts(name).filter((volume) => !volume.startsWith("keys-public:"));
      expect(own, name).toEqual([expect.stringMatching(new RegExp(`^keys-\\w+:/keys/${name}:ro$`))]);
      expect(makers).toContain(own[0]?.replace(/:ro$/, ""));
    }
    const owners = Object.keys(services).filter((name) => name !== "keys");
    const privately = owners
      .flatMap((name) => mounts(name).map((volume) => volume.split(":")[0]))
      .filter((volume) => volume !== "keys-public");
    expect(new Set(privately).size).toBe(privately.length);
    expect(environmentOf("web")).not.toHaveProperty("DATABASE_URL_FILE");
  });

  it("knows no password and no key, nor a default for one: what is not made for this market its operator sets", () => {
    for (const [name, { environment = {} }] of Object.entries(services)) {
      for (const [variable, value] of Object.entries(environment)) {
        if (!/(SECRET|PASSWORD|TOKEN|KEY|SID|KEY_ID)$/.test(variable)) continue;
        expect(value, `${name} ${variable}`).toBe(`\${${variable}:-}`);
      }
    }
    const text = readFileSync(file, "utf8");
    expect(text).not.toMatch(/sk_test|whsec|re_sandbox|ACsandbox|:\/\/[^/\s]*:[^/\s]*@/);
  });

  it("is production unless told otherwise, in every process", () => {
    for (const name of appNames())
      expect(environmentOf(name).STALLHOUSE_MODE, name).toBe("${STALLHOUSE_MODE:-production}");
  });

  it("tells each app only the addresses of those it may call, and gives keys only to callers", () => {
    for (const name of appNames()) {
      const others = appNames().filter((other) => other !== name && urlVariable(other) in environmentOf(name));
      // In the demo web shows people the way to the mailbox; it does not call there.
      const allowed = [...Object.keys(topology[name].calls), ...(name === "web" ? ["sandbox"] : [])];
      expect(others.filter((other) => !allowed.includes(other))).toEqual([]);
      const isCaller = Object.keys(topology[name].calls).length > 0;
      expect("CALLER_KEY_FILE" in environmentOf(name), name).toBe(isCaller);
    }
  });

  it("the image starts web by its own server, over the files that Next traced", () => {
    const dockerfile = readFileSync(join(import.meta.dirname, "..", "..", "..", "Dockerfile"), "utf8");
    const [, web = ""] = dockerfile.split(/^FROM .* AS web$/m);
    for (const part of [".next/standalone", ".next/static", "public", "dist"]) {
      expect(web).toMatch(new RegExp(`^COPY --from=build /src/apps/web/${part.replace(".", "\\.")} `, "m"));
    }
    expect(web).toContain("WORKDIR /app/apps/web\n");
    expect(web).toMatch(/^CMD \["node", "--max-old-space-size=256", "dist\/main\.js"\]$/m);
  });

  it("starts in order: stores, services, web", () => {
    for (const name of appNames().filter((app) => "database" in topology[app])) {
      expect(services[name]?.depends_on?.postgres?.condition).toBe("service_healthy");
      expect(services.web?.depends_on?.[name]?.condition).toBe("service_healthy");
    }
  });
});
