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

  it("AR-06 gives each service its own database and role, and web none", () => {
    for (const { name, database } of appsWithDatabase()) {
      const url = new URL(environmentOf(name).DATABASE_URL?.replace(/\$\{[^}]*\}/g, "x") ?? "");
      expect([url.username, url.pathname]).toEqual([`stallhouse_${database}`, `/${database}`]);
    }
    expect(environmentOf("web")).not.toHaveProperty("DATABASE_URL");
  });

  it("tells each app only the addresses of those it may call, and gives keys only to callers", () => {
    for (const name of appNames()) {
      const others = appNames().filter((other) => other !== name && urlVariable(other) in environmentOf(name));
      const allowed = Object.keys(topology[name].calls);
      expect(others.filter((other) => !allowed.includes(other))).toEqual([]);
      const isCaller = allowed.length > 0;
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
    expect(web).toMatch(/^CMD \["node", "dist\/main\.js"\]$/m);
  });

  it("starts in order: stores, services, web", () => {
    for (const name of appNames().filter((app) => "database" in topology[app])) {
      expect(services[name]?.depends_on?.postgres?.condition).toBe("service_healthy");
      expect(services.web?.depends_on?.[name]?.condition).toBe("service_healthy");
    }
  });
});
