import type { Page } from "@playwright/test";
import { heading } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";

const reviews = (page: Page) => page.getByRole("region", { name: "Reviews" });
const helpful = (page: Page) => reviews(page).getByRole("button", { name: /^The review by .+ is helpful$/ });

/** A product of the demo that people wrote about. */
async function findReviewed(page: Page) {
  const { catalog } = callsOf(page.context().request);
  const product = await catalog.public.product.get.query({ slug: "tall-stoneware-mug-350-ml" });
  expect(product.reviewCount).toBeGreaterThan(3);
  const votes = async () => {
    const { items: all } = await catalog.public.review.list.query({ productId: product.productId, limit: 50 });
    return all.reduce((sum, { helpfulCount }) => sum + helpfulCount, 0);
  };
  return { slug: product.slug, votes };
}

test("UX-47 a customer says that a review helped, once, and a stranger is asked to sign in first", async ({
  page,
  enter,
}) => {
  const { slug, votes } = await findReviewed(page);
  await page.goto(`/p/${slug}`);
  await helpful(page).first().click();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`callbackUrl=.*${slug}`));

  const reader = await enter();
  await register(reader, stranger("Rita Reader"));
  await reader.goto(`/p/${slug}`);
  const before = await votes();
  await helpful(reader).first().click();
  await expect(reviews(reader).getByText("Thank you, your vote counts.")).toBeVisible();
  await expect.poll(votes).toBe(before + 1);
  await reader.reload();
  await helpful(reader).first().click();
  await expect(reviews(reader).getByText("Thank you, your vote counts.")).toBeVisible();
  expect(await votes()).toBe(before + 1);
});

test("UX-58 the vote works before any script has come", async ({ page, enter }) => {
  const { slug, votes } = await findReviewed(page);
  const reader = await enter();
  await register(reader, stranger("Nora Noscript"));
  const plain = await enter({ javaScriptEnabled: false, storageState: await reader.context().storageState() });
  await plain.goto(`/p/${slug}`);
  const before = await votes();
  await helpful(plain).last().click();
  await expect(reviews(plain).getByText("Thank you, your vote counts.")).toBeVisible();
  expect(await votes()).toBe(before + 1);
});
