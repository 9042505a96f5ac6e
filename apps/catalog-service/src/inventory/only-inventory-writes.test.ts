import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";

const source = join(import.meta.dirname, "..");
const writes =
  /\b(?:insert into|update|delete from)\s+(?:stock_levels|stock_movements|reservations|order_holds)\b|\.(?:insert|update|delete)\((?:stockLevels|stockMovements|reservations|orderHolds)\)/i;

it("IN-11 only the inventory module writes stock", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/\.test\.ts$|(^|\/)testing/.test(file),
  );
  const writers = files.filter((file) => writes.test(readFileSync(join(source, file), "utf8")));
  expect(writers.length).toBeGreaterThan(0);
  expect(writers.filter((file) => !relative(source, join(source, file)).startsWith("inventory/"))).toEqual([]);
});
