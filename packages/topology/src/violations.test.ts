import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { fixtures } from "./testing.ts";
import { allowedBranches, appNames, topology } from "./topology.ts";
import { findViolations, missingApps } from "./violations.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** Writes a fixture to disk, where the rules read every repository. */
function build(files: Record<string, string>): string {
  const repository = mkdtempSync(join(tmpdir(), "repository-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(repository, dirname(path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  return repository;
}

describe("the repository", () => {
  const { violations, filesRead } = findViolations(root);

  it("AR-01 AR-02 AR-03 AR-04 AR-07 AR-12 GW-04 PA-08 MB-04 breaks no rule of the topology", () => {
    expect(filesRead).toBeGreaterThan(100);
    expect(violations).toEqual([]);
  });

  it("has every app of the topology on disk", () => {
    expect(missingApps(root)).toEqual([]);
  });

  it.each(Object.entries(fixtures))("notices the fixture %s", (_name, { breaks, files }) => {
    const repository = build(files);
    const rules = findViolations(repository).violations.map(({ rule }) => rule);
    rmSync(repository, { recursive: true });
    expect(rules).toContain(breaks);
  });

  it("has a fixture for every rule", () => {
    const sources = ["violations.ts", "web-violations.ts", "fetch-violations.ts", "signed-violations.ts"].map((name) =>
      readFileSync(join(import.meta.dirname, name), "utf8"),
    );
    const rules = new Set([...sources.join().matchAll(/(?:rule|name): "([^"]+)"/g)].map(([, rule]) => rule));
    expect(rules.size).toBeGreaterThan(10);
    expect(rules).toEqual(new Set(Object.values(fixtures).map(({ breaks }) => breaks)));
  });
});

describe("the map", () => {
  it("AR-01 AR-02 AR-03 CA-11 has none of the edges the source documents forbid", () => {
    expect(allowedBranches("catalog-service", "order-service")).toEqual([]);
    expect(allowedBranches("payment-service", "catalog-service")).toEqual([]);
    for (const app of appNames()) expect(allowedBranches("identity-service", app)).toEqual([]);
  });

  it("AR-05 AR-08 lets nobody but order call on from a call", () => {
    const callees = new Set(Object.values(topology).flatMap((app) => Object.keys(app.calls)));
    const chaining = appNames().filter((app) => callees.has(app) && Object.keys(topology[app].calls).length > 0);
    expect(chaining).toEqual(["order-service"]);
  });

  it("gives every service a database of its own", () => {
    const databases = Object.values(topology).flatMap((app) => ("database" in app ? [app.database] : []));
    expect(new Set(databases).size).toBe(databases.length);
    expect(databases.length).toBeGreaterThanOrEqual(5);
  });

  it("MB-04 hears only facts that somebody publishes", () => {
    const published = new Set<string>(Object.values(topology).flatMap((app) => [...app.publishes]));
    const heard = appNames().flatMap((app) => [...topology[app].hears]);
    expect(heard.filter((key) => !published.has(key))).toEqual([]);
  });
});
