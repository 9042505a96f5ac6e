import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { EventDefinition } from "../event.ts";
import * as catalog from "./catalog.ts";
import * as identity from "./identity.ts";
import * as order from "./order.ts";
import * as payment from "./payment.ts";

const exported: unknown[] = Object.values({ ...identity, ...catalog, ...order, ...payment });
const events = exported.filter(
  (value): value is EventDefinition =>
    typeof value === "object" && value !== null && "key" in value && "aggregate" in value,
);
const samples = join(import.meta.dirname, "samples");
const schemas = join(import.meta.dirname, "schemas");
const read = (folder: string, key: string): unknown => JSON.parse(readFileSync(join(folder, `${key}.json`), "utf8"));

describe("the facts between services", () => {
  it("MB-05 include those the source documents name", () => {
    const keys = events.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining([
        "user.created.v1",
        "product.created.v1",
        "order.created.v1",
        "payment.succeeded.v1",
        "payment.failed.v1",
        "order.paid.v1",
        "order.shipped.v1",
        "seller.blocked.v1",
      ]),
    );
  });

  it("have one definition per key, with a version", () => {
    const keys = events.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]+\.[a-z_]+\.v[1-9]\d*$/);
  });

  it("MB-02 have a sample per version, and no sample is left of a version that is gone", () => {
    const files = readdirSync(samples).map((file) => file.replace(/\.json$/, ""));
    expect(files.toSorted()).toEqual(events.map(({ key }) => key as string).toSorted());
  });

  it.each(events.map((event) => [event.key, event] as const))(
    "MB-02 %s: today's code reads its sample",
    (key, event) => {
      const payload = event.payload.parse(read(samples, key));
      expect(event.aggregate(payload)).toBeTruthy();
    },
  );

  // A released shape may grow by optional fields only; anything else is another version. Whoever adds one has vitest
  // write the new schema with `--update`.
  it.each(events.map((event) => [event.key, event] as const))(
    "MB-02 %s: its released shape is unchanged",
    async (key, event) => {
      const schema = z.toJSONSchema(event.payload, { io: "input" });
      const text = `${JSON.stringify({ ...schema, title: key, description: event.meaning }, null, 2)}\n`;
      await expect(text).toMatchFileSnapshot(join(schemas, `${key}.json`));
    },
  );
});
