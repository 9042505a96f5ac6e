import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Demand = { id: string; text: string; isLater: boolean; tests: string[] };

const skipped = new Set(["node_modules", "dist", ".next", ".turbo", "test-results"]);

/** Every demand of docs/demands.md with the titles of the tests that carry its id. */
export function readDemands(root: string): { demands: Demand[]; strangers: string[] } {
  const page = readFileSync(join(root, "docs", "demands.md"), "utf8");
  const demands = [...page.matchAll(/^\| ([A-Z]{2}-\d\d) \| (.*) \| (later)? ?\|$/gm)].map(
    ([, id = "", text = "", later]) => ({
      id,
      text,
      isLater: later !== undefined,
      tests: [] as string[],
    }),
  );
  const byId = new Map(demands.map((demand) => [demand.id, demand]));
  const strangers = new Set<string>();
  for (const title of titlesOf(root)) {
    for (const [id] of title.matchAll(/\b(?:ID|CA|IN|CT|OR|PA|NO|GW|SE|AN|MB|AR)-\d\d\b/g)) {
      const demand = byId.get(id);
      if (demand) demand.tests.push(title);
      else strangers.add(id);
    }
  }
  return { demands, strangers: [...strangers] };
}

/** The titles of all tests of the repository. */
export function titlesOf(root: string): string[] {
  return ["apps", "packages", "tools"].flatMap((folder) => titlesBelow(join(root, folder)));
}

/** The titles of all tests in the test files below a folder. */
function titlesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return titlesBelow(path);
    // A suite that runs against two drivers stands in a file of its own.
    if (!/(\.(test|spec)|-contract)\.tsx?$/.test(entry.name)) return [];
    return titlesIn(readFileSync(path, "utf8"));
  });
}

export function titlesIn(text: string): string[] {
  const calls = /\b(?:it|test|describe)(?:\.\w+)*(?:\([^"'`)]*\))?\(\s*(["'`])((?:(?!\1)[^\\]|\\.)*)\1/g;
  return [...text.matchAll(calls)].map(([, , title = ""]) => title);
}
