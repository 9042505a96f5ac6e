import { expect, test } from "vitest";
import { categories } from "./categories.ts";
import { products, productsOnSale } from "./products.ts";
import { activeSellers, sellers } from "./sellers.ts";
import { slugOf } from "./sheet.ts";
import { translations } from "./translations.ts";
import type { Product } from "./types.ts";

const variants = products.flatMap((product) => product.variants);

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function shareOnSale(which: (product: Product) => boolean): number {
  return productsOnSale.filter(which).length / productsOnSale.length;
}

function unitsOf(product: Product): number {
  return product.variants.reduce((sum, { stock }) => sum + stock, 0);
}

test("the catalogue has at least 190 products on sale in 12 categories from 8 sellers, all of them used", () => {
  expect(productsOnSale.length).toBeGreaterThanOrEqual(190);
  expect(categories).toHaveLength(12);
  expect(sellers).toHaveLength(8);
  const usedCategories = new Set(productsOnSale.map((product) => product.category));
  for (const { name, children } of categories) {
    expect(children.length, name).toBeGreaterThanOrEqual(2);
    expect(children.length, name).toBeLessThanOrEqual(4);
    expect(
      children.filter((child) => !usedCategories.has(child.slug)),
      name,
    ).toEqual([]);
    const slugs = children.map(({ slug }) => slug);
    const inside = productsOnSale.filter(({ category }) => slugs.includes(category));
    expect(inside.length, name).toBeGreaterThanOrEqual(12);
  }
  expect(new Set(products.map((product) => product.seller))).toEqual(new Set(sellers.map((seller) => seller.slug)));
});

test("one seller waits for approval, one is blocked, and neither has anything on sale", () => {
  const standings = sellers.map(({ standing }) => standing).filter((standing) => standing !== "active");
  expect(standings.toSorted()).toEqual(["blocked", "pending"]);
  const open = new Set(activeSellers.map(({ slug }) => slug));
  expect(productsOnSale.every(({ seller }) => open.has(seller))).toBe(true);
  expect(products.length).toBeGreaterThan(productsOnSale.length);
});

test("every category has a tint of its own", () => {
  const tints = [25, 50, 75, 100, 130, 155, 180, 205, 235, 265, 300, 345];
  expect(categories.map(({ hue }) => hue).toSorted((a, b) => a - b)).toEqual(tints);
});

test("every seller tells a story of two or three paragraphs, has policies and plausible times", () => {
  for (const { shopName, story, policies, dispatchDays, returnDays, ...seller } of sellers) {
    const { shippingDays, shippingAmount, behaviour } = seller;
    expect(story.split("\n\n").length, shopName).toBeGreaterThanOrEqual(2);
    expect(story.split("\n\n").length, shopName).toBeLessThanOrEqual(3);
    expect(story.length, shopName).toBeLessThanOrEqual(2_000);
    expect(Math.min(policies.shipping.length, policies.returns.length), shopName).toBeGreaterThan(40);
    expect(shippingDays.min, shopName).toBeLessThan(shippingDays.max);
    expect(dispatchDays.min, shopName).toBeLessThanOrEqual(dispatchDays.max);
    expect(returnDays, shopName).toBeGreaterThanOrEqual(14);
    // The words and the number beside them say the same.
    expect(Number(/(\d+) days/.exec(policies.returns)?.[1]), shopName).toBe(returnDays);
    expect(behaviour.shipAfterHours.min, shopName).toBeLessThan(behaviour.shipAfterHours.max);
    expect(Number.isInteger(shippingAmount) && shippingAmount > 0, shopName).toBe(true);
  }
  const returns = activeSellers.toSorted((a, b) => b.behaviour.refundShare - a.behaviour.refundShare);
  const slow = activeSellers.toSorted((a, b) => b.behaviour.shipAfterHours.min - a.behaviour.shipAfterHours.min);
  expect([slow[0]?.slug, returns[0]?.slug]).toEqual(["nordhal", "vela-audio"]);
  const promises = sellers.map(({ dispatchDays, returnDays }) => JSON.stringify([dispatchDays, returnDays]));
  expect(repeated(promises)).toEqual([]);
  const patient = sellers.toSorted((a, b) => b.dispatchDays.max - a.dispatchDays.max);
  expect(patient[0]?.slug).toBe("nordhal");
});

test("no slug, title or SKU is used twice, and no address that the catalogue would make from a title", () => {
  expect(repeated(products.map((product) => product.slug))).toEqual([]);
  expect(repeated(products.map((product) => slugOf(product.title)))).toEqual([]);
  expect(repeated(variants.map(({ sku }) => sku))).toEqual([]);
  expect(repeated(sellers.map((seller) => seller.slug))).toEqual([]);
  const categorySlugs = categories.flatMap((category) => [category.slug, ...category.children.map(({ slug }) => slug)]);
  expect(repeated(categorySlugs)).toEqual([]);
});

test("every product stands in a known subcategory and has values its category's facets know", () => {
  for (const { slug, category, attributes } of products) {
    const top = categories.find(({ children }) => children.some((child) => child.slug === category));
    const known = new Map(top?.attributes.map(({ key, values }) => [key, values]));
    expect(Object.keys(attributes).length, slug).toBeGreaterThan(0);
    for (const [key, value] of Object.entries(attributes)) expect(known.get(key), `${slug} ${key}`).toContain(value);
  }
});

test("every value of a facet is used, and every facet divides its category", () => {
  for (const { name, attributes, children } of categories) {
    const slugs = children.map(({ slug }) => slug);
    const inside = productsOnSale.filter(({ category }) => slugs.includes(category));
    expect(attributes.length, name).toBeGreaterThanOrEqual(2);
    expect(attributes.length, name).toBeLessThanOrEqual(4);
    for (const { key, values = [] } of attributes) {
      const used = new Set(inside.map((product) => product.attributes[key]).filter((value) => value !== undefined));
      expect([...used].toSorted(), `${name} ${key}`).toEqual(values.toSorted());
      expect(used.size, `${name} ${key}`).toBeGreaterThanOrEqual(2);
    }
  }
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

test("two products in five can be chosen in several ways, some along three axes", () => {
  expect(shareOnSale(({ variants: own }) => own.length > 1)).toBeGreaterThanOrEqual(0.4);
  expect(productsOnSale.filter(({ options }) => options.length === 2).length).toBeGreaterThanOrEqual(10);
  expect(productsOnSale.filter(({ options }) => options.length === 3).length).toBeGreaterThanOrEqual(3);
});

test("prices are whole minor units on a ladder of .00, .50 and .90, and a price drop starts higher", () => {
  for (const { sku, amount, compareAtAmount } of variants) {
    expect(Number.isInteger(amount) && amount > 0, sku).toBe(true);
    expect([0, 50, 90], sku).toContain((compareAtAmount ?? amount) % 100);
    if (compareAtAmount !== undefined) expect(compareAtAmount, sku).toBeGreaterThan(amount);
  }
});

test("the stock tells every story the shop has words for, each about as often as in a real one", () => {
  const low = (product: Product) => unitsOf(product) > 0 && product.variants.every((v) => v.stock <= v.lowStockAt);
  const reduced = ({ variants: own }: Product) => own.some(({ compareAtAmount }) => compareAtAmount !== undefined);
  expect(Math.abs(shareOnSale((product) => unitsOf(product) === 0) - 0.06)).toBeLessThanOrEqual(0.02);
  expect(Math.abs(shareOnSale(low) - 0.08)).toBeLessThanOrEqual(0.03);
  expect(Math.abs(shareOnSale(reduced) - 0.08)).toBeLessThanOrEqual(0.03);
  expect(variants.every(({ stock }) => Number.isInteger(stock) && stock >= 0 && stock <= 80)).toBe(true);
});

test("every product has a summary, two or three paragraphs and facts, and every text fits its form", () => {
  for (const { slug, title, summary, description, facts } of products) {
    const counted = description.split("\n\n").length;
    expect(counted === 2 || counted === 3, slug).toBe(true);
    expect(title.length, slug).toBeLessThanOrEqual(140);
    expect(summary.length > 15 && summary.length <= 280, slug).toBe(true);
    expect(facts.length, slug).toBeGreaterThanOrEqual(2);
    for (const [label, value] of facts)
      expect(label.length <= 60 && value.length <= 200, `${slug} ${label}`).toBe(true);
  }
  expect(repeated(products.map(({ summary }) => summary))).toEqual([]);
  expect(repeated(products.flatMap(({ description }) => description.split("\n\n")))).toEqual([]);
});

test("no text shouts, boasts or fills", () => {
  const shouting = /!|\b(?:best|finest|perfect|ultimate|amazing|stunning|premium|luxur\w+|must-have|lorem|elevate)\b/i;
  const texts = [
    ...products.flatMap(({ title, summary, description }) => [title, summary, description]),
    ...sellers.flatMap(({ story, policies }) => [story, policies.shipping, policies.returns]),
    ...categories.map(({ intro }) => intro),
  ];
  expect(texts.filter((text) => shouting.test(text))).toEqual([]);
});

test("every word of a category is said in every language, and no word is translated that is not there", () => {
  const attributes = categories.flatMap((category) => category.attributes);
  const words = {
    names: categories.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]),
    intros: categories.map(({ intro }) => intro),
    labels: attributes.map(({ label }) => label),
    values: attributes.flatMap(({ values }) => values),
  };
  for (const kind of ["names", "intros", "labels", "values"] as const)
    expect(Object.keys(translations[kind]).toSorted(), kind).toEqual([...new Set(words[kind])].toSorted());
});

test("what is Arabic is written so, and German leaves no English word standing but those it has itself", () => {
  const said = Object.values(translations).flatMap((words) => Object.entries(words));
  const code = /^[A-Z]\d+$/;
  expect(said.filter(([word, { ar }]) => !code.test(word) && !/\p{Script=Arabic}/u.test(ar))).toEqual([]);
  const shared = said.filter(([word, { de }]) => word === de && !/\d/.test(word)).map(([word]) => word);
  expect(shared).toEqual(["Audio", "Material", "Laptop", "Format", "Aluminium", "Nylon", "Matt", "Bluetooth"]);
});
