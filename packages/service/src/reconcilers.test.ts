import { describe, expect, test } from "vitest";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { reconcilerLoops } from "./reconcilers.ts";
import type { Reconciliation } from "./reconcilers.ts";

function turned(...rounds: Reconciliation[]) {
  const metrics = createMetrics("order-service");
  const log = createLog("order-service", "silent");
  const said: unknown[] = [];
  log.warn = (...line: unknown[]) => void said.push(...line);
  const left = [...rounds];
  const run = async () => left.shift() ?? { driven: 0, left: 0 };
  const [loop] = reconcilerLoops([{ what: "captured without a paid order", everyMs: 15_000, run }], { log, metrics });
  return { loop, metrics, said };
}

describe("a reconciler", () => {
  test("counts what it drove on, and shows what is still open", async () => {
    const { loop, metrics } = turned({ driven: 2, left: 3 }, { driven: 1, left: 0 });
    const numbers = async () => (await metrics.registry.metrics()).split("\n").filter((line) => line.includes("what="));
    await loop?.run({});
    expect(await numbers()).toEqual([
      'stallhouse_reconciled_total{what="captured without a paid order",service="order-service"} 2',
      'stallhouse_unreconciled{what="captured without a paid order",service="order-service"} 3',
    ]);
    await loop?.run({});
    expect((await numbers()).map((line) => line.split(" ").at(-1))).toEqual(["3", "0"]);
  });

  test("says in one line what it did, and nothing when there was nothing to do", async () => {
    const { loop, said } = turned({ driven: 0, left: 1 }, { driven: 1, left: 0 });
    await loop?.run({});
    expect(said).toEqual([]);
    await loop?.run({});
    expect(said).toEqual([{ what: "captured without a paid order", driven: 1, left: 0 }, "reconciled"]);
  });
});
