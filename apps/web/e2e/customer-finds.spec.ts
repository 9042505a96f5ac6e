import type { Locator, Page } from "@playwright/test";
import { heading } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";

const furniture = "/c/furniture";

test("UX-50 UX-51 UX-52 UX-53 facets narrow a category, their counts are true, and each filter can be dropped", async ({
  page,
}) => {
  const { catalog } = callsOf(page.context().request);
  await page.goto(furniture);
  const filters = page.getByRole("region", { name: "Filters" });
  // A wood may be a colour too.
  const materials = filters.getByRole("group", { name: "Material" });

  await test.step("every count is what its filter shows", async () => {
    const boxes = await filters.locator('input[name="a.material"]').all();
    expect(boxes.length).toBeGreaterThan(2);
    for (const box of boxes) {
      const value = await box.inputValue();
      const shown = Number(await box.locator("xpath=../span[last()]").textContent());
      const { total } = await catalog.public.product.list.query({
        categorySlug: "furniture",
        attributes: { material: [value] },
        limit: 1,
      });
      expect(shown, value).toBe(total);
    }
  });

  await test.step("two values of one filter mean either", async () => {
    await materials.getByRole("checkbox", { name: "Oak", exact: false }).first().check();
    await materials.getByRole("checkbox", { name: "Walnut", exact: false }).check();
    const chosen = await filters
      .locator('input[name="a.material"]:checked')
      .evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : "")));
    const { total } = await catalog.public.product.list.query({
      categorySlug: "furniture",
      attributes: { material: chosen },
      limit: 1,
    });
    await filters.getByRole("button", { name: `Show ${total} result` }).click();
    await expect(page).toHaveURL(/a\.material=.*a\.material=/);
    await expect(page.getByText(`${total} products`, { exact: true })).toBeVisible();
    await expect(cards(page)).toHaveCount(Math.min(total, 24));
  });

  await test.step("what is in force is a chip and checked in its place", async () => {
    const applied = page.getByRole("list", { name: "Applied filters" });
    await expect(applied.getByRole("link", { name: /^Walnut/ })).toBeVisible();
    await expect(materials.getByRole("checkbox", { name: /Walnut/ })).toBeChecked();
    await applied.getByRole("link", { name: /^Walnut/ }).click();
    await expect(materials.getByRole("checkbox", { name: /Walnut/ })).not.toBeChecked();
    await expect(page).not.toHaveURL(/Walnut/);
  });

  await test.step("the most asked for stand above the list too", async () => {
    await page
      .getByRole("navigation", { name: "Popular filters" })
      .getByRole("link", { name: /^In stock/ })
      .click();
    await expect(page).toHaveURL(/stock=1/);
    await expect(filters.getByRole("checkbox", { name: /^In stock/ })).toBeChecked();
  });
});

test("UX-55 a list with nothing in it offers a way that finds something", async ({ page }) => {
  await page.goto(`${furniture}?a.material=Walnut&max=1`);
  await expect(page.getByRole("heading", { name: "Nothing fits these filters" })).toBeVisible();
  await page.getByRole("list", { name: "What finds something" }).getByRole("link").first().click();
  await expect(cards(page).first()).toBeVisible();
  await page.goto("/search?q=walnut+qqqxxqq");
  await page
    .getByRole("list", { name: "What finds something" })
    .getByRole("link", { name: /walnut/ })
    .click();
  await expect(heading(page, "Results for “walnut”")).toBeVisible();
  await expect(cards(page).first()).toBeVisible();
});

test("UX-54 back from a product one stands where one was", async ({ page }) => {
  await page.goto("/search?sort=price");
  await page.getByRole("link", { name: "Show more products" }).click();
  await expect(page).toHaveURL(/after=/);
  const card = cards(page).nth(14).getByRole("link");
  const href = await card.getAttribute("href");
  await card.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(200);
  await card.click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await page.goBack();
  await expect(page).toHaveURL(/after=/);
  await expect.poll(async () => Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThanOrEqual(50);
});

test("UX-56 a slip of the key finds the word that was meant, says so, and can be refused", async ({ page }) => {
  await page.goto("/search?q=waltnut");
  await expect(page.getByRole("status").filter({ hasText: "Showing results for walnut" })).toBeVisible();
  await expect(cards(page).first()).toBeVisible();
  await page.getByRole("link", { name: "waltnut" }).click();
  await expect(page).toHaveURL(/exact=1/);
  await expect(page.getByRole("heading", { name: "Nothing found for “waltnut”" })).toBeVisible();
});

test("UX-57 the search suggests while one types, and the keyboard is enough", async ({ page }) => {
  await page.goto("/categories");
  const field = page.getByLabel("Search products");
  await expect(field).toBeVisible();
  // A key does nothing before the page's scripts have come.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(field).toBeFocused({ timeout: 300 });
  }).toPass({ timeout: 15_000 });
  await page.keyboard.type("stonew");
  const list = page.getByRole("listbox", { name: "Suggestions" });
  const products = list.getByRole("group", { name: "Products" });
  await expect(products.getByRole("option").first()).toContainText(/€\d/);
  await expect(field).toHaveAttribute("aria-expanded", "true");

  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toHaveValue("stonew");
  await page.keyboard.press("ArrowDown");
  const meant = list.getByRole("option", { selected: true });
  await expect(meant).toHaveCount(1);
  const id = await meant.getAttribute("id");
  await expect(field).toHaveAttribute("aria-activedescendant", id ?? "");
  const first = products.getByRole("option").first();
  while ((await first.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
  const href = await first.getAttribute("href");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await expect(list).toBeHidden();
});

test("UX-57 an answer to fewer letters that comes late is not shown", async ({ page }) => {
  await page.goto("/categories");
  const field = page.getByLabel("Search products");
  await field.focus();
  await page.route(/product\.suggest/, async (route) => {
    if (route.request().url().includes("lam%22")) await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue().catch(() => {});
  });
  await field.pressSequentially("lam");
  await page.waitForTimeout(200);
  await field.fill("stoneware");
  const products = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(products.filter({ hasText: /stoneware/i }).first()).toBeVisible();
  await page.waitForTimeout(1_800);
  await expect(products.filter({ hasText: /\blamp\b/i })).toHaveCount(0);
});

test("UX-47 UX-48 reviews are counted where a product is shown, and filtered by their stars", async ({ page }) => {
  const { catalog } = callsOf(page.context().request);
  const { items } = await catalog.public.product.list.query({ minRating: 4, limit: 50 });
  const most = items.toSorted((one, other) => other.reviewCount - one.reviewCount)[0];
  if (!most || most.rating === null) throw new Error("Nothing has reviews.");
  await page.goto(`/p/${most.slug}`);
  const rated = `${most.rating.toFixed(1)} (${most.reviewCount})`;
  await expect(page.getByText(rated).first()).toBeVisible();
  const { ratings } = await catalog.public.review.list.query({ productId: most.productId as never, limit: 1 });
  const stars = ratings["4"] > 0 ? 4 : 5;
  const row = page.getByRole("list", { name: "Reviews by stars" }).getByRole("link", { name: `${stars} stars: ` });
  await expect(row).toHaveAccessibleName(new RegExp(`: ${ratings[`${stars}`]} review`));
  await row.click();
  await expect(page).toHaveURL(new RegExp(`stars=${stars}`));
  await expect(row).toHaveAttribute("aria-current", "true");
  const shown = page.getByRole("list", { name: "Reviews", exact: true }).getByRole("listitem");
  await expect(shown).toHaveCount(Math.min(ratings[`${stars}`], 10));
  await expect(shown.getByText(`${stars} of 5 stars`)).toHaveCount(Math.min(ratings[`${stars}`], 10));
});

test("UX-59 UX-60 search engines are told what the page says, and of its address in every language", async ({
  page,
}) => {
  const { request } = page.context();
  await page.goto("/c/furniture?a.material=Oak");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/c\/furniture$/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.locator('link[rel="alternate"][hreflang="de"]')).toHaveAttribute("href", /\/de\/c\/furniture$/);

  const index = await (await request.get("/sitemap.xml")).text();
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = ""]) => new URL(loc));
  const products = parts.find(({ pathname }) => pathname === "/sitemap/products.xml");
  expect(await (await request.get("/robots.txt")).text()).toContain("/sitemap.xml");
  const sitemap = await (await request.get(products?.pathname ?? "")).text();
  expect(sitemap).toMatch(/<loc>[^<]+\/p\/ostra-dining-chair<\/loc>/);
  expect(sitemap).toMatch(/hreflang="ar" href="[^"]+\/ar\/p\/ostra-dining-chair"/);

  await page.goto("/p/ostra-dining-chair");
  const json = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "{}");
  const { aggregateRating, hasVariant } = json["@graph"][0];
  await expect(page.getByText(`€${hasVariant[0].offers.price}`).first()).toBeVisible();
  if (aggregateRating) {
    const { ratingValue, reviewCount } = aggregateRating;
    await expect(page.getByText(`${Number(ratingValue).toFixed(1)} (${reviewCount})`).first()).toBeVisible();
  }
});

function cards(page: Page): Locator {
  return page.getByRole("main").getByRole("article");
}
