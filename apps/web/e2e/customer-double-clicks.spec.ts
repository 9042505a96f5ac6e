import type { Page } from "@playwright/test";
import { expectPayPage, goToReview, putInCart } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { chargesOf, messageTo } from "./steps/mailbox.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import type { Person } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

const impatient = {
  "a double click": async (page: Page, button: ReturnType<Page["getByRole"]>) => {
    await button.dblclick();
    await expectPayPage(page);
  },
  "Enter pressed twice": async (page: Page, button: ReturnType<Page["getByRole"]>) => {
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expectPayPage(page);
  },
};

for (const [way, press] of Object.entries(impatient)) {
  test(`OR-01 UX-22 ${way} on the last button makes one order`, async ({ page, stall }) => {
    const product = await putOnSale(stall, { quantity: 5 });
    const customer = stranger("Ina Impatient");
    await register(page, customer);
    await putInCart(page, product);
    await press(page, await goToReview(page, customer));
    await expectOneOrder(page, customer);
    const { variants } = await stall.calls.catalog.seller.product.get.query({ productId: product.productId });
    expect(variants.map(({ reserved }) => reserved)).toEqual([1]);
  });
}

test("OR-01 UX-22 the last button of the same cart in two tabs makes one order", async ({ page, stall }) => {
  const product = await putOnSale(stall);
  const customer = stranger("Tia Tabs");
  await register(page, customer);
  await putInCart(page, product);
  const button = await goToReview(page, customer);
  const other = await page.context().newPage();
  await other.goto("/checkout?step=review");
  const otherButton = other.getByRole("button", { name: /^Place order and pay/ });
  await expect(otherButton).toBeVisible();
  await Promise.all([button.click(), otherButton.click()]);
  // One of them goes to pay; the other says that the cart is not what it was, or goes to the same order.
  await expect(async () => {
    const urls = [page.url(), other.url()];
    expect(urls.some((url) => url.includes("/pay/cs_"))).toBe(true);
  }).toPass({ timeout: 15_000 });
  await expectOneOrder(page, customer);
});

/** In the list, in the mailbox and in the provider's book. */
async function expectOneOrder(page: Page, customer: Person): Promise<void> {
  const { items } = await callsOf(page.context().request).order.customer.order.list.query({});
  expect(items).toHaveLength(1);
  await messageTo({ to: customer.email, subject: "We have your order" });
  const charges = await chargesOf(items[0]?.orderId ?? "");
  expect(charges.length).toBeLessThanOrEqual(1);
}
