import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { heading } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { putOnSale } from "./steps/stall.ts";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** Three pictures and four colours, each with a picture of its own. */
const mug = "/p/tall-stoneware-mug-350-ml";

const gallery = (page: Page) => page.getByRole("region", { name: /^Pictures of/ });
const mainPicture = (page: Page) => gallery(page).getByRole("img").first();
const large = (page: Page) => page.getByRole("dialog", { name: /^Pictures of/ });

test("UX-40 a phone shows thumbnails, pictures to push along with buttons, and a large view that gives the focus back", async ({
  enter,
}) => {
  const page = await enter(phone);
  await page.goto(mug);
  const thumbs = gallery(page).getByRole("button", { name: /^Picture \d of \d: / });
  expect(await thumbs.count()).toBeGreaterThanOrEqual(3);
  await expect(thumbs.first()).toHaveAttribute("aria-pressed", "true");
  await expect(thumbs.first().locator("img")).toBeVisible();

  await gallery(page).getByRole("button", { name: "Next picture" }).click();
  await expect(thumbs.nth(1)).toHaveAttribute("aria-pressed", "true");
  const second = gallery(page).getByRole("button", { name: /Enlarge picture 2 of/ });
  await expect(second).toBeInViewport({ ratio: 0.9 });

  await second.focus();
  await page.keyboard.press("Enter");
  await expect(large(page)).toBeVisible();
  await expect(large(page).getByText(/^Picture 2 of \d: /)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("ArrowRight");
  await expect(large(page).getByText(/^Picture 3 of \d: /)).toBeVisible();
  await large(page).getByRole("button", { name: "Picture before" }).click();
  await expect(large(page).getByText(/^Picture 2 of \d: /)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(large(page)).toHaveCount(0);
  await expect(second).toBeFocused();
});

test("UX-43 another colour changes picture, price line, stock and address, and is announced", async ({ page }) => {
  await page.goto(mug);
  const before = await mainPicture(page).getAttribute("src");
  const colour = page.getByRole("radio", { checked: false }).first();
  const name = await colour.getAttribute("value");
  await colour.check();
  await expect(mainPicture(page)).not.toHaveAttribute("src", before ?? "");
  await expect(mainPicture(page)).toHaveAttribute("fetchpriority", "high");
  await expect(page).toHaveURL(/\?v=[0-9a-f-]{36}$/);
  await expect(page.locator("output", { hasText: new RegExp(`${name}.*€`) })).toHaveCount(1);
});

test("UX-42 what is said of a product stands in sections one under the other, not behind tabs", async ({ page }) => {
  await page.goto(mug);
  await expect(page.getByRole("tablist")).toHaveCount(0);
  for (const name of ["Description", "Specifications", "Delivery and returns"])
    await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
});

test("UX-46 on a phone price, delivery, returns and the button are in view from the start, and the bar never hides the focus", async ({
  enter,
}) => {
  const page = await enter(phone);
  await page.goto(mug);
  const bar = page.locator(".buy-bar");
  await expect(bar).toBeInViewport({ ratio: 1 });
  await expect(bar).toContainText(/€\d+\.\d\d/);
  await expect(bar).toContainText(/Arrives .*\d.* · .*returns/);
  await expect(bar.getByRole("button", { name: "Add to cart" })).toBeEnabled();

  // With the real button in view there is no second one.
  await page.getByRole("button", { name: "Add to cart" }).first().scrollIntoViewIfNeeded();
  await expect(bar).toHaveCount(0);

  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await expect(bar).toBeVisible();
  const links = page.getByRole("contentinfo").getByRole("link");
  for (const link of [links.first(), links.last()]) {
    await link.focus();
    const [own, over] = [await link.boundingBox(), await bar.boundingBox()];
    expect((own?.y ?? 0) + (own?.height ?? 0), "the focus stands above the bar").toBeLessThanOrEqual(over?.y ?? 0);
  }
});

test("UX-45 a page that stays open learns that all is sold, and that there is more", async ({ page, stall }) => {
  const product = await putOnSale(stall, { price: 2_400, quantity: 9 });
  const { public: shop, seller } = stall.calls.catalog;
  async function setStock(wanted: number): Promise<void> {
    const [variant] = (await shop.product.get.query({ slug: product.slug })).variants;
    if (!variant) throw new Error("A product without a variant.");
    const { variantId, available } = variant;
    await seller.stock.adjust.mutate({ variantId, change: wanted - available, reason: "counted again" });
  }
  await page.goto(`/p/${product.slug}`);
  await expect(heading(page, product.title)).toBeVisible();
  await setStock(0);
  await expect(page.getByText("Sold out while you were looking.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Out of stock" })).toBeDisabled();
  await setStock(4);
  await expect(page.getByText("Back in stock.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeEnabled();
});
