import type { SearchResults } from "./search-measure.ts";

/** The results as a Markdown table, a column pair per size. */
export function toSearchTable(results: readonly SearchResults[]): string {
  const sizes = results.map(({ products }) => products.toLocaleString("en"));
  const operations = results[0]?.rows.map(({ operation }) => operation) ?? [];
  const lines = operations.map((operation) => {
    const cells = results.map(({ rows }) => {
      const row = rows.find((candidate) => candidate.operation === operation);
      if (!row) return "–";
      const late = row.target !== undefined && row.p95 > row.target ? ` > ${row.target}` : "";
      return `${row.p50.toFixed(1)} / ${row.p95.toFixed(1)}${late} (${row.cpuMs.toFixed(1)})`;
    });
    return `| ${[operation, ...cells].join(" | ")} |`;
  });
  const notes = results.flatMap(({ products, typos, categoryPageMs, load, fresh }) => [
    `${products.toLocaleString("en")}: ${typos.found} of ${typos.tried} typos found in the top 3, category page ${categoryPageMs.toFixed(2)} ms in PostgreSQL; load ${load.map((n) => n.toFixed(1)).join(" to ")}.`,
    `  A changed product is found after ${fresh.found.toFixed(0)} ms, its new word suggested after ${fresh.suggested.toFixed(0)} ms.`,
    ...typos.missed.map((miss) => `  missed: ${miss}`),
  ]);
  return [
    `| ms, p50 / p95 (CPU) at | ${sizes.join(" | ")} |`,
    `| --- | ${sizes.map(() => "---").join(" | ")} |`,
    ...lines,
    "",
    ...notes,
  ].join("\n");
}
