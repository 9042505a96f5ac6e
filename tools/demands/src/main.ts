import { join } from "node:path";
import { readDemands } from "./demands.ts";

const { demands, strangers } = readDemands(join(import.meta.dirname, "..", "..", ".."));
const now = demands.filter(({ isLater }) => !isLater);
const covered = now.filter(({ tests }) => tests.length > 0);

for (const { id, text, isLater, tests } of demands) {
  const mark = tests.length > 0 ? "✓" : isLater ? "…" : "✗";
  console.log(`${mark} ${id} ${text.slice(0, 90)}${tests.length > 0 ? `  (${tests.length})` : ""}`);
}
console.log(`\n${covered.length} of ${now.length} covered, ${demands.length - now.length} later`);
if (strangers.length > 0) console.log(`Titles name ids that no demand has: ${strangers.join(", ")}`);
