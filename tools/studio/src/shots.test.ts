import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { shotsOf } from "./shots.ts";
import { sittings } from "./sittings.ts";
import { isListed, smallSide } from "./small.ts";

const folder = fileURLToPath(new URL("../../../apps/web/public/products/", import.meta.url));
const drawn = readdirSync(folder).filter((file) => file.endsWith(".webp"));
const small = readdirSync(`${folder}/${smallSide}`);
const planned = sittings.flatMap((sitting) => shotsOf(sitting, { side: 640, samples: 24 }));

test("every planned picture is drawn, and none lies there that nothing draws", () => {
  expect(drawn.toSorted()).toEqual(planned.map(({ file }) => file).toSorted());
  expect(small.toSorted()).toEqual(drawn.filter(isListed).toSorted());
});

test("all pictures together stay within 8 MB", () => {
  const files = [...drawn, ...small.map((file) => `${smallSide}/${file}`)];
  const bytes = files.reduce((sum, file) => sum + statSync(`${folder}/${file}`).size, 0);
  expect(bytes).toBeLessThanOrEqual(8_000_000);
});

test("a sitting shows every colour, and its first colour from three sides", () => {
  const [mug] = sittings;
  const views = mug ? shotsOf(mug, { side: 640, samples: 24 }) : [];
  expect(views.map(({ file }) => file)).toEqual([
    "tall-mug-forest-main.webp",
    "tall-mug-forest-turned.webp",
    "tall-mug-forest-scale.webp",
    "tall-mug-rust-main.webp",
    "tall-mug-sand-main.webp",
    "tall-mug-ink-main.webp",
  ]);
});
