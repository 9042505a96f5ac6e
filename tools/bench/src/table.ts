import type { Results, Row } from "./measure.ts";

/** The results as a Markdown table. */
export function toTable({ rows, memoryMib, variants, broker }: Results): string {
  const head = [
    "| operation | door | at once | per s | p50 ms | p95 ms | p99 ms | CPU ms | SQL | + BEGIN/COMMIT | + bus | failed |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
  ];
  const memory = Object.entries(memoryMib).map(([name, mib]) => `${name} ${mib}`);
  return [
    `${variants} variants, facts over ${broker}`,
    "",
    ...head,
    ...rows.map(toLine),
    "",
    `Checkout ÷ TPC-B-like at 8: ${ratio(rows).toFixed(3)}. Memory after load, MiB: ${memory.join(", ")}.`,
  ].join("\n");
}

function toLine(row: Row): string {
  const cells = [
    row.operation,
    row.door,
    row.concurrency,
    row.perSecond.toFixed(0),
    row.p50.toFixed(1),
    row.p95.toFixed(1),
    row.p99.toFixed(1),
    row.cpuMs.toFixed(2),
    row.statements.data.toFixed(1),
    row.statements.control.toFixed(1),
    row.statements.bus.toFixed(1),
    row.failures,
  ];
  return `| ${cells.join(" | ")} |`;
}

function ratio(rows: Row[]): number {
  const rateOf = (operation: string) => {
    const row = rows.find(
      (candidate) => candidate.operation === operation && candidate.concurrency === 8 && candidate.door !== "gateway",
    );
    return row?.perSecond ?? 0;
  };
  return rateOf("checkout, whole") / Math.max(1, rateOf("TPC-B-like"));
}
