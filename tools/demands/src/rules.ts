import { readFileSync } from "node:fs";
import { join } from "node:path";
import { titlesOf } from "./demands.ts";

export type Rule = {
  id: string;
  text: string;
  /** Why there is no test, or what the tests leave out; "" when they prove all of it. */
  open: string;
  tests: string[];
};

/** Every rule of docs/ux-rules.md with the titles of the tests that carry its id. */
export function readRules(root: string): { rules: Rule[]; strangers: string[] } {
  const rules = rulesIn(readFileSync(join(root, "docs", "ux-rules.md"), "utf8"));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const strangers = new Set<string>();
  for (const title of titlesOf(root)) {
    for (const [id] of title.matchAll(/\bUX-\d\d\b/g)) {
      const rule = byId.get(id);
      if (rule) rule.tests.push(title);
      else strangers.add(id);
    }
  }
  return { rules, strangers: [...strangers] };
}

/** The rows of the page's tables. */
export function rulesIn(page: string): Rule[] {
  return [...page.matchAll(/^\| (UX-\d\d) \| (.+?) \| ?(.*?) \|$/gm)].map(([, id = "", text = "", open = ""]) => ({
    id,
    text,
    open: open.trim(),
    tests: [],
  }));
}

/** Rules that nothing is said of: neither proven nor named as open. */
export function unspoken(rules: readonly Rule[]): string[] {
  return rules.filter(({ tests, open }) => tests.length === 0 && open === "").map(({ id }) => id);
}
