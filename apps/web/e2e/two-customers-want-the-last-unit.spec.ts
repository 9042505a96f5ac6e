import type { Page } from "@playwright/test";
import { goToReview, heading, payWith, putInCart } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

test("IN-02 IN-04 UX-45 the last unit goes to one of two customers, and the other reads why and goes on", async ({
  page,
  enter,
  stall,
}) => {
  const product = await putOnSale(stall, { quantity: 1 });
  const rivals = await Promise.all(
    [page, await enter()].map(async (own, index) => {
      const customer = stranger(index === 0 ? "Fiona First" : "Sara Second");
      await register(own, customer);
      await putInCart(own, product);
      return { own, button: await goToReview(own, customer) };
    }),
  );
  await Promise.all(rivals.map(({ button }) => button.click()));

  const outcomes = await Promise.all(rivals.map(({ own }) => outcomeOf(own, product.title)));
  expect(outcomes.toSorted()).toEqual(["goes to pay", "is told"]);
  const winner = rivals[outcomes.indexOf("goes to pay")]?.own ?? page;
  const loser = rivals[outcomes.indexOf("is told")]?.own ?? page;

  await payWith(winner, "good");
  await expect(heading(winner, "Thank you, your order is paid")).toBeVisible();

  await loser.getByRole("button", { name: `Remove ${product.title}` }).click();
  await expect(loser.getByText("Your cart is empty")).toBeVisible();
  expect((await callsOf(loser.context().request).order.customer.order.list.query({})).items).toEqual([]);
  await loser.goto(`/p/${product.slug}`);
  await expect(loser.getByRole("button", { name: "Out of stock" })).toBeDisabled();

  const { variants } = await stall.calls.catalog.seller.product.get.query({ productId: product.productId });
  expect(variants.map(({ available }) => available)).toEqual([0]);
});

/** Waits for one of the two ends that pressing the last button may have. */
async function outcomeOf(page: Page, title: string): Promise<"goes to pay" | "is told"> {
  const paying = heading(page, "Pay by card");
  const told = page.getByText(`${title} is out of stock. Remove it to go on.`);
  await expect(paying.or(told)).toBeVisible();
  return (await paying.isVisible()) ? "goes to pay" : "is told";
}
