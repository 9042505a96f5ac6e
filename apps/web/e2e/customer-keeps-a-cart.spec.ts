import { AxeBuilder } from "@axe-core/playwright";
import { cartDrawer, heading, putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { putOnSale } from "./steps/stall.ts";

test("UX-29 UX-12 UX-27 what is added counts at once, and the cart opens beside the page, which stays where it is", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  await page.goto(`/p/${product.slug}`);
  const badge = page.getByRole("link", { name: /^Cart.*in it: 1$/ });
  // The badge does not wait for the answer: there is none before it was seen.
  let answer = () => {};
  const seen = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`**/p/${product.slug}`, async (route) => {
    if (route.request().method() === "POST") await seen;
    await route.continue();
  });
  await page.evaluate(() => window.scrollTo({ top: 80, behavior: "instant" }));
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(badge).toBeVisible();
  await expect(cartDrawer(page)).toHaveCount(0);
  answer();

  const drawer = cartDrawer(page);
  await expect(drawer.getByText("Added to your cart")).toBeVisible();
  await expect(drawer.getByRole("region", { name: `Parcel from ${stall.shopName}` })).toContainText("Delivery €4.90");
  await expect(drawer).toContainText(/Total[^€]*€28\.90/);
  expect(await page.evaluate(() => window.scrollY)).toBe(80);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeFocused();
});

test("UX-29 what could not be added is taken off the badge again, and the page says why", async ({ page, stall }) => {
  const product = await putOnSale(stall);
  await page.goto(`/p/${product.slug}`);
  await page.route(`**/p/${product.slug}`, (route) =>
    route.request().method() === "POST" ? route.abort("connectionfailed") : route.continue(),
  );
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("We can’t reach the shop right now.");
  await expect(page.getByRole("link", { name: "Cart", exact: true })).toBeVisible();
  await expect(cartDrawer(page)).toHaveCount(0);
});

test("UX-28 in the cart beside the page quantities change, and what is removed comes back with Undo", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  await putInCart(page, product);
  await page.goto("/");
  await page.getByRole("link", { name: /^Cart.*in it: 1$/ }).click();
  const drawer = cartDrawer(page);
  await drawer.getByRole("button", { name: "One more" }).click();
  await expect(drawer).toContainText(/Total[^€]*€52\.90/);
  await drawer.getByRole("button", { name: `Remove ${product.title}` }).click();
  const undo = drawer.getByRole("button", { name: `Undo removing ${product.title}` });
  await expect(undo).toBeFocused();
  await expect(drawer.getByText("Your cart is empty")).toBeVisible();
  await undo.press("Enter");
  await expect(drawer).toContainText(/Total[^€]*€52\.90/);
  await drawer.getByRole("link", { name: "Checkout" }).click();
  await expect(page).toHaveURL(/\/checkout\?step=/);
  await expect(drawer).toHaveCount(0);
});

test("UX-30 a line is saved for another day and comes back; an empty cart remembers what was looked at", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  await putInCart(page, product);
  await page.goto("/cart");
  await page.getByRole("button", { name: `Save for later ${product.title}` }).click();
  const saved = page.getByRole("region", { name: "Saved for later" });
  await expect(saved.getByRole("link", { name: product.title })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Saved for later" })).toBeFocused();
  await expect(page.getByText("Your cart is empty")).toBeVisible();
  const seen = page.getByRole("region", { name: "You looked at" });
  await expect(seen.getByRole("link", { name: product.title })).toBeVisible();

  await page.reload();
  await saved.getByRole("button", { name: `Move to cart ${product.title}` }).click();
  await expect(page.getByRole("complementary", { name: "Summary" })).toContainText("€28.90");
  await expect(saved).toHaveCount(0);
});

test("UX-12 what its seller takes off sale stays in the cart, greyed, with the reason and without a price", async ({
  page,
  admin,
  stall,
}) => {
  const [stays, goes] = [await putOnSale(stall), await putOnSale(stall, { price: 5_000 })];
  await putInCart(page, stays);
  await putInCart(page, goes);
  await admin.catalog.admin.product.block.mutate({ productId: goes.productId as never, reason: "not safe" });
  await expect(async () => {
    await page.goto("/cart");
    await expect(page.getByText("This can’t be had any more.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await expect(heading(page, "Cart")).toBeVisible();
  const summary = page.getByRole("complementary", { name: "Summary" });
  await expect(summary).toContainText(/Total[^€]*€28\.90/);
  await expect(summary.getByRole("link", { name: "Checkout" })).toHaveCount(0);
  await page.getByRole("button", { name: `Remove ${goes.title}` }).click();
  await expect(summary.getByRole("link", { name: "Checkout" })).toBeVisible();
});

test("UX-29 without scripts the cart has a page of its own", async ({ enter }) => {
  const page = await enter({ javaScriptEnabled: false });
  await page.goto("/help");
  await page.getByRole("link", { name: "Cart", exact: true }).click();
  await expect(heading(page, "Cart")).toBeVisible();
});
