import { expect, test } from "vitest";
import { products, productsOnSale } from "../catalogue/products.ts";
import { reviewers } from "./reviewers.ts";
import { remarksAbout, reviewsFor } from "./reviews.ts";

const reviews = reviewsFor(productsOnSale);
const pages = productsOnSale.map(({ slug }) => reviews.filter(({ product }) => product === slug));

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?]) /);
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

test("there are about 1,200 reviews, and the same on every run", () => {
  expect(Math.abs(reviews.length - 1_200)).toBeLessThanOrEqual(60);
  expect(reviewsFor(productsOnSale)).toEqual(reviews);
});

test("the ratings are J-shaped", () => {
  const target = { 5: 58, 4: 24, 3: 8, 2: 4, 1: 6 };
  for (const [stars, percent] of Object.entries(target)) {
    const share = (100 * reviews.filter(({ rating }) => rating === Number(stars)).length) / reviews.length;
    expect(Math.abs(share - percent), `${stars} stars`).toBeLessThanOrEqual(5);
  }
});

test("favourites have 20 to 40 reviews, and some products none", () => {
  const counts = pages.map(({ length }) => length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(40);
  expect(counts.filter((count) => count >= 20).length).toBeGreaterThanOrEqual(5);
  expect(counts.filter((count) => count === 0).length).toBeGreaterThanOrEqual(5);
});

test("no page shows a sentence, a title, a name or an answer twice", () => {
  for (const page of pages) {
    const slug = page[0]?.product;
    expect(repeated(page.flatMap(({ body }) => sentencesOf(body))), slug).toEqual([]);
    expect(repeated(page.map(({ title }) => title)), slug).toEqual([]);
    expect(repeated(page.map(({ author }) => author)), slug).toEqual([]);
    expect(repeated(page.flatMap(({ sellerReply }) => sellerReply?.body ?? [])), slug).toEqual([]);
  }
});

test("at least 300 different sentences are said, none of them shouting", () => {
  const said = reviews.flatMap(({ title, body }) => [title, ...sentencesOf(body)]);
  expect(new Set(reviews.flatMap(({ body }) => sentencesOf(body))).size).toBeGreaterThanOrEqual(300);
  expect(said.filter((text) => text.includes("!") || text.trim() === "")).toEqual([]);
});

test("a review names a known author, an age within 400 days, and a variant its product has", () => {
  for (const { product: slug, author, daysAgo, rating, variantValues } of reviews) {
    const product = productsOnSale.find((one) => one.slug === slug);
    expect(reviewers).toContain(author);
    expect(daysAgo >= 1 && daysAgo <= 400 && Number.isInteger(daysAgo), slug).toBe(true);
    expect(rating >= 1 && rating <= 5, slug).toBe(true);
    if (variantValues) expect(product?.variants.map(({ values }) => values)).toContainEqual(variantValues);
  }
});

test("sellers answer about one review in seven, poor ones first, and never before they were written", () => {
  const answered = reviews.filter(({ sellerReply }) => sellerReply);
  expect(Math.abs(answered.length / reviews.length - 0.15)).toBeLessThanOrEqual(0.04);
  const shareOf = (poor: boolean) => {
    const some = reviews.filter(({ rating }) => (poor ? rating <= 2 : rating >= 3));
    return some.filter(({ sellerReply }) => sellerReply).length / some.length;
  };
  expect(shareOf(true)).toBeGreaterThan(3 * shareOf(false));
  for (const { daysAgo, sellerReply } of answered) expect(sellerReply?.daysAgo).toBeLessThanOrEqual(daysAgo);
});

test("there is something particular to say about every product", () => {
  expect(products.filter((product) => !remarksAbout(product)).map(({ slug }) => slug)).toEqual([]);
});
