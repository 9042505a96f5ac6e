import type { Page } from "@playwright/test";
import { heading } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { ownWord, stranger } from "./steps/people.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

test.use({ javaScriptEnabled: false });

test("CA-02 CT-06 UX-58 without scripts one browses, filters, searches and fills the cart", async ({
  page,
  browser,
  admin,
}) => {
  // The seller's portal needs scripts; the customer's shop must not.
  const office = await browser.newContext({ javaScriptEnabled: true });
  const word = ownWord();
  const stall = await openStall(await office.newPage(), admin);
  const cheap = await putOnSale(stall, { title: `${word} saucer`, price: 500 });
  const dear = await putOnSale(stall, { title: `${word} tureen`, price: 19_900 });
  await office.close();

  await test.step("home leads to a category", async () => {
    await page.goto("/");
    await page
      .getByRole("main")
      .getByRole("link", { name: /^Ceramics/ })
      .first()
      .click();
    await expect(heading(page, "Ceramics")).toBeVisible();
  });

  await test.step("a filter is a form, and the address", async () => {
    await page.getByLabel("Price from").fill("100");
    await page.getByLabel("Sort by").selectOption("newest");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page).toHaveURL(/min=100/);
    await expect(page.getByRole("link", { name: dear.title })).toBeVisible();
    await expect(page.getByRole("link", { name: cheap.title })).toHaveCount(0);
    await page.getByRole("list", { name: "Applied filters" }).getByRole("link").first().click();
    await expect(page).not.toHaveURL(/min=/);
  });

  await test.step("search is a form too", async () => {
    await page.getByRole("searchbox", { name: "Search products" }).fill(word);
    await page.getByRole("searchbox", { name: "Search products" }).press("Enter");
    await expect(page.getByRole("link", { name: cheap.title })).toBeVisible();
    await expect(page.getByRole("link", { name: dear.title })).toBeVisible();
  });

  await test.step("and so is Add to cart", async () => {
    await page.getByRole("link", { name: cheap.title }).click();
    await page.getByRole("spinbutton", { name: "Quantity" }).fill("3");
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByText("3 added to your cart")).toBeVisible();
    await page.goto("/cart");
    await expect(page.getByRole("link", { name: cheap.title })).toBeVisible();
    await expect(page.getByRole("complementary", { name: "Summary" })).toContainText("€19.90");
    await expectSaid(page, "To change what is in your cart, allow JavaScript");
    await page.getByRole("link", { name: "Checkout" }).click();
    await expect(page.getByRole("button", { name: "Continue as guest" })).toBeVisible();
  });

  await test.step("the checkout takes what is typed, and says what its last button needs", async () => {
    const guest = stranger("Nora Noscript");
    await page.getByLabel("Email").fill(guest.email);
    await page.getByRole("button", { name: "Continue as guest" }).click();
    await page.getByLabel("Full name").fill(guest.name);
    await page.getByLabel("Country").selectOption("PT");
    await page.getByLabel("Street and house number").fill("Rua das Flores 12");
    await page.getByLabel("Postcode").fill("1200-109");
    await page.getByLabel("City").fill("Lisbon");
    await page.getByRole("button", { name: "Continue to delivery" }).click();
    await page.getByRole("button", { name: "Continue to review" }).click();
    await expect(heading(page, "Review and pay")).toBeVisible();
    await expectSaid(page, "To place the order, allow JavaScript");
  });
});

test("UX-58 without scripts a variant is chosen by its radio buttons", async ({ page }) => {
  await page.goto("/search?q=stoneware+mug");
  await page
    .getByRole("link", { name: /^tall stoneware mug/i })
    .first()
    .click();
  await page.getByRole("radio", { name: "Sand" }).check();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByText("Added to your cart")).toBeVisible();
  await page.goto("/cart");
  await expect(page.getByRole("region", { name: /^Parcel from/ })).toContainText("Sand");
});

/** What stands in a `noscript` is passed over by locators of texts. */
async function expectSaid(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole("main")).toContainText(sentence, { useInnerText: true });
}
