import { join } from "node:path";
import { readDemands } from "./demands.ts";
import { readRules } from "./rules.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const { demands, strangers } = readDemands(root);
const now = demands.filter(({ isLater }) => !isLater);
const covered = now.filter(({ tests }) => tests.length > 0);

for (const { id, text, isLater, tests } of demands) {
  const mark = tests.length > 0 ? "✓" : isLater ? "…" : "✗";
  console.log(`${mark} ${id} ${text.slice(0, 90)}${tests.length > 0 ? `  (${tests.length})` : ""}`);
}
console.log(`\n${covered.length} of ${now.length} covered, ${demands.length - now.length} later`);
if (strangers.length > 0) console.log(`Titles name ids that no demand has: ${strangers.join(", ")}`);

console.log("\nUX rules");
const ux = readRules(root);
for (const { id, text, open, tests } of ux.rules) {
  const mark = tests.length === 0 ? (open ? "…" : "✗") : open ? "◐" : "✓";
  console.log(`${mark} ${id} ${text.slice(0, 90)}${tests.length > 0 ? `  (${tests.length})` : ""}`);
  if (open) console.log(`         open: ${open}`);
}
const proven = ux.rules.filter(({ tests, open }) => tests.length > 0 && open === "").length;
const partly = ux.rules.filter(({ tests, open }) => tests.length > 0 && open !== "").length;
console.log(`\n${proven} of ${ux.rules.length} covered, ${partly} in part, the others with their reason`);
if (ux.strangers.length > 0) console.log(`Titles name ids that no rule has: ${ux.strangers.join(", ")}`);
