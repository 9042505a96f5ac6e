import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { categories } from "./categories.ts";
import { products } from "./products.ts";
import { sellers } from "./sellers.ts";

const picturesFolder = fileURLToPath(new URL("../../../../apps/web/public/products/", import.meta.url));
const pictures = products.flatMap((product) => product.pictures);
const variants = products.flatMap((product) => product.variants);

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

test("the starter catalogue has at least 24 products in 6 categories from 4 sellers, all of them used", () => {
  expect(products.length).toBeGreaterThanOrEqual(24);
  expect(categories.length).toBeGreaterThanOrEqual(6);
  expect(sellers.length).toBeGreaterThanOrEqual(4);
  const usedCategories = new Set(products.map((product) => product.category));
  for (const category of categories) {
    expect(
      category.children.filter((child) => !usedCategories.has(child.slug)),
      category.name,
    ).toEqual([]);
  }
  expect(new Set(products.map((product) => product.seller))).toEqual(new Set(sellers.map((seller) => seller.slug)));
});

test("no slug is used twice among products, categories or sellers", () => {
  expect(repeated(products.map((product) => product.slug))).toEqual([]);
  expect(repeated(sellers.map((seller) => seller.slug))).toEqual([]);
  const categorySlugs = categories.flatMap((category) => [category.slug, ...category.children.map(({ slug }) => slug)]);
  expect(repeated(categorySlugs)).toEqual([]);
});

test("every product stands in a known subcategory", () => {
  const known = categories.flatMap((category) => category.children.map((child) => child.slug));
  expect(products.filter((product) => !known.includes(product.category)).map(({ slug }) => slug)).toEqual([]);
});

test("an SKU is used once per seller", () => {
  const skus = products.flatMap((product) => product.variants.map((variant) => `${product.seller} ${variant.sku}`));
  expect(repeated(skus)).toEqual([]);
});

test("every variant has one known value per option, and no two variants of a product are alike", () => {
  for (const product of products) {
    expect(product.variants.length, product.slug).toBeGreaterThan(0);
    expect(repeated(product.variants.map((variant) => variant.values.join(" / "))), product.slug).toEqual([]);
    for (const variant of product.variants) {
      expect(variant.values.length, variant.sku).toBe(product.options.length);
      product.options.forEach((option, index) => expect(option.values, variant.sku).toContain(variant.values[index]));
    }
  }
});

test("prices are whole minor units, and a price drop starts higher", () => {
  for (const { sku, amount, compareAtAmount } of variants) {
    expect(Number.isInteger(amount) && amount > 0, sku).toBe(true);
    if (compareAtAmount !== undefined) {
      expect(Number.isInteger(compareAtAmount) && compareAtAmount > amount, sku).toBe(true);
    }
  }
  expect(sellers.every((seller) => Number.isInteger(seller.shippingAmount) && seller.shippingAmount > 0)).toBe(true);
});

test("the stock tells every story the shop has words for: plenty, nearly gone, sold out, reduced", () => {
  expect(variants.some((variant) => variant.stock > variant.lowStockAt)).toBe(true);
  expect(variants.some((variant) => variant.stock > 0 && variant.stock <= 3)).toBe(true);
  expect(variants.some((variant) => variant.stock === 0)).toBe(true);
  expect(variants.some((variant) => variant.compareAtAmount !== undefined)).toBe(true);
  expect(products.filter((product) => product.variants.length > 1).length).toBeGreaterThanOrEqual(
    products.length * 0.4,
  );
});

test("every colour of a product has a picture, described in its own words", () => {
  for (const product of products) {
    const [colors] = product.options;
    const shown = new Set(product.pictures.map((picture) => picture.color));
    expect([...shown], product.slug).toEqual(colors ? colors.values : [undefined]);
  }
  expect(repeated(pictures.map((picture) => picture.alt))).toEqual([]);
  expect(pictures.filter((picture) => picture.alt.length < 20)).toEqual([]);
});

test("every picture is a WebP of its stated size and at most 25 kB", () => {
  for (const { file, width, height } of pictures) {
    expect(existsSync(picturesFolder + file), file).toBe(true);
    const bytes = readFileSync(picturesFolder + file);
    expect(bytes.length, file).toBeLessThanOrEqual(25_000);
    expect(bytes.toString("latin1", 0, 4) + bytes.toString("latin1", 8, 16), file).toBe("RIFFWEBPVP8X");
    expect([bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1], file).toEqual([width, height]);
  }
});

test("all product pictures together weigh at most 8 MB", () => {
  const sizes = readdirSync(picturesFolder).map((file) => statSync(picturesFolder + file).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8_000_000);
});
