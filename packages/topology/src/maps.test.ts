import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withMaps } from "./maps.ts";

const file = new URL("../../../docs/architecture.md", import.meta.url);

test("AR-12 docs/architecture.md shows the topology as it is (mended by: npm run draw -w @stallhouse/topology)", () => {
  const document = readFileSync(file, "utf8");
  expect(withMaps(document)).toBe(document);
  expect(document.match(/<!-- map: \w+ -->/g)).toHaveLength(3);
});
