import { expect, test } from "./steps/market.ts";

const pages = ["Help", "About us", "Delivery", "Returns", "Privacy", "Terms", "Fees and payouts"];

test("UX-60 UX-80 the footer leads to every page of the house, in every language, and a policy nobody has is not there", async ({
  page,
}) => {
  const paths: string[] = [];
  for (const name of pages) {
    await page.goto("/");
    await page.getByRole("contentinfo").getByRole("link", { name, exact: true }).click();
    await expect(page).not.toHaveURL(/:\d+\/$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const path = new URL(page.url()).pathname;
    // As a search engine reads it: who comes from another page while it is still waking up keeps that page's links, too.
    await page.goto(path);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${path}$`));
    await expect(page.locator('link[rel="alternate"][hreflang="ar"]')).toHaveAttribute(
      "href",
      new RegExp(`/ar${path}$`),
    );
    paths.push(path);
  }
  // Last: an address with a language is remembered.
  for (const path of paths)
    for (const language of ["de", "ar"]) expect((await page.request.get(`/${language}${path}`)).status()).toBe(200);
  expect((await page.request.get("/policies/nothing")).status()).toBe(404);
});

test("a seller-to-be reads what the house takes, as it is reckoned with every order", async ({ page }) => {
  await page.goto("/sell");
  await expect(page.getByText("10% of the goods you sell.")).toBeVisible();
  await expect(page.getByText("Our share is €4.80; yours is €48.10.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Open a stall" }).click();
  await expect(page).toHaveURL(/\/register\/seller/);
});
