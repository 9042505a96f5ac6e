import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isDrawn, sittingOf, turnedOf } from "./picture-book.ts";
import type { View } from "./picture-book.ts";
import { products } from "./products.ts";
import { sellers } from "./sellers.ts";

const folder = fileURLToPath(new URL("../../../../apps/web/public/products/", import.meta.url));
const there = readdirSync(folder);
const pictures = products.flatMap((product) => product.pictures);

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function partsOf(file: string): { sitting: string; color: string; view: View } {
  const sitting = sittingOf(file);
  const [color = "", view] = file.slice(sitting.length + 1, -".webp".length).split("-");
  return { sitting, color, view: view === "turned" || view === "scale" ? view : "main" };
}

test("every picture is one the studio draws", () => {
  for (const { file } of pictures) {
    const { sitting, color, view } = partsOf(file);
    expect(isDrawn(sitting, color, view), file).toBe(true);
  }
});

test("every picture of the studio is in the picture book", () => {
  const views = there
    .filter((file) => /-(?:main|turned|scale)\.webp$/.test(file))
    .map((file) => ({ file, ...partsOf(file) }));
  expect(views.filter(({ sitting, color, view }) => !isDrawn(sitting, color, view)).map(({ file }) => file)).toEqual(
    [],
  );
});

test("no two products of one seller begin with the same picture", () => {
  for (const { slug } of sellers) {
    const firsts = products.filter(({ seller }) => seller === slug).map((product) => product.pictures[0]?.file ?? "");
    expect(repeated(firsts), slug).toEqual([]);
  }
});

test("products that share a picture begin with different views of it, as far as there are two", () => {
  const firsts = products.map((product) => product.pictures[0]?.file ?? "");
  const unused = repeated(firsts).filter((file) => there.includes(turnedOf(file)) && !firsts.includes(turnedOf(file)));
  expect(unused).toEqual([]);
});

test("UX-43 every colour of a product has a picture, or the pictures stand for all variants", () => {
  for (const { slug, options, pictures: own } of products) {
    const values = options[0]?.values ?? [];
    const sitting = sittingOf(own[0]?.file ?? "");
    const colored = values.length > 0 && values.every((value) => isDrawn(sitting, value.toLowerCase(), "main"));
    const shown = new Set(own.map(({ color }) => color));
    if (colored) shown.delete(undefined);
    expect([...shown], slug).toEqual(colored ? values : [undefined]);
    for (const { file, color } of own.filter((picture) => picture.color)) {
      expect(partsOf(file).color, file).toBe(color?.toLowerCase());
    }
  }
});

test("every picture is described, and no product describes two with the same words", () => {
  expect(pictures.filter(({ alt }) => alt.length < 20 || alt.includes("{"))).toEqual([]);
  for (const { slug, pictures: own } of products) expect(repeated(own.map(({ alt }) => alt)), slug).toEqual([]);
});

test("every picture is a WebP of its stated size and at most 34 kB", () => {
  for (const { file, width, height } of pictures) {
    expect(existsSync(folder + file), file).toBe(true);
    const bytes = readFileSync(folder + file);
    expect(bytes.length, file).toBeLessThanOrEqual(34_000);
    expect(bytes.toString("latin1", 0, 4) + bytes.toString("latin1", 8, 16), file).toBe("RIFFWEBPVP8X");
    expect([bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1], file).toEqual([width, height]);
  }
});

test("all product pictures together weigh at most 8 MB", () => {
  const sizes = there.map((file) => statSync(folder + file).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8_000_000);
});

test("UX-41 every product has at least three pictures, one of them in scale", () => {
  const poor = products.filter(
    ({ pictures: own }) => own.length < 3 || !own.some(({ file }) => file.includes("-scale.")),
  );
  expect(poor.map(({ slug }) => slug)).toEqual([]);
});
