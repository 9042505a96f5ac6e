import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Person } from "./people.ts";

/** From a product's page into the cart, with the button everybody uses. */
export async function putInCart(page: Page, { slug }: { slug: string }): Promise<void> {
  await page.goto(`/p/${slug}`);
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await expect(page.getByText("Added to your cart")).toBeVisible();
  // Who presses before the scripts are there is told on the page itself.
  const drawer = cartDrawer(page);
  if (await drawer.isVisible()) await drawer.getByRole("button", { name: "Keep shopping" }).click();
  await expect(drawer).toHaveCount(0);
}

/** The cart over the page. */
export function cartDrawer(page: Page): Locator {
  return page.getByRole("dialog", { name: "Your cart" });
}

/** The address step, which has the person's name and mail already. */
export async function fillAddress(page: Page, { name, phone }: Person): Promise<void> {
  await expect(heading(page, "Address")).toBeVisible();
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("Country").selectOption("PT");
  await page.getByLabel("Street and house number").fill("Rua das Flores 12");
  await page.getByLabel("Postcode").fill("1200-109");
  await page.getByLabel("City").fill("Lisbon");
  await page.getByLabel("Phone").fill(phone);
}

/** From the first step of the checkout to the last button, which is given back unpressed. */
export async function goToReview(page: Page, person: Person): Promise<Locator> {
  await page.goto("/checkout");
  await fillAddress(page, person);
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await expect(heading(page, "Delivery")).toBeVisible();
  await page.getByRole("button", { name: "Continue to review" }).click();
  await expect(heading(page, "Review and pay")).toBeVisible();
  return lastButton(page);
}

export function lastButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Place order and pay · €/ });
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole("heading", { level: 1, name, exact: typeof name === "string" });
}

/** Everything up to the provider's page. */
export async function placeOrder(page: Page, person: Person): Promise<void> {
  await (await goToReview(page, person)).click();
  await expectPayPage(page);
}

export async function expectPayPage(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/pay\/cs_/);
  await expect(heading(page, "Pay by card")).toBeVisible();
}

export const cards = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  poor: "4000 0000 0000 9995",
} as const;

/** On the provider's page: fills in a card and pays with it. */
export async function payWith(page: Page, card: keyof typeof cards): Promise<void> {
  await page.getByLabel("Card number").fill(cards[card]);
  await page.getByLabel("Expiry date").fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
  await page.getByLabel("Name on card").fill("Story Teller");
  await page.getByRole("button", { name: /^Pay €/ }).click();
}

/** A paid order, from the cart on; its id and number. */
export async function buy(page: Page, person: Person): Promise<{ orderId: string; number: string }> {
  await placeOrder(page, person);
  await payWith(page, "good");
  await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
  return await orderOnPage(page);
}

/** Which order a result or order page is about. */
export async function orderOnPage(page: Page): Promise<{ orderId: string; number: string }> {
  const orderId = /\/(?:result|orders)\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const text = await page.getByText(/^Order \S+, placed/).innerText();
  return { orderId, number: /^Order (\S+), placed/.exec(text)?.[1] ?? "" };
}
