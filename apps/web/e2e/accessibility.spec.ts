import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { heading, putInCart } from "./steps/buy.ts";
import { furnish } from "./steps/furnish.ts";
import { expect, test } from "./steps/market.ts";
import { signInAsDemo } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";
import { tabTo } from "./steps/tab-to.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const widths = [360, 1280];
/** Pages whose looks count although they are a "no". */
const expected: Record<string, number> = { "/nowhere": 404, "/orders?as=seller": 403 };

test.describe.configure({ timeout: 300_000 });

test("UX-80 UX-06 UX-20 a stranger's pages: axe in both themes and widths, one h1, a title, no sideways scroll, no error", async ({
  page,
}) => {
  await inspectAll(page, [
    "/",
    "/categories",
    "/c/ceramics",
    "/c/kitchen/mugs-and-cups?min=10&sort=price",
    "/search?q=mug",
    "/search?q=nothingofthatname",
    "/p/tall-stoneware-mug-350-ml",
    "/s/ember-oak",
    "/cart",
    "/help",
    "/login",
    "/register",
    "/register/seller",
    "/track",
    "/forgot-password",
    "/reset-password/of-another-day",
    "/verify-email/of-another-day",
    "/nowhere",
  ]);
});

test("UX-80 UX-06 UX-20 a customer's and a seller's pages: axe in both themes and widths, one h1, a title, no sideways scroll, no error", async ({
  page,
  enter,
  admin,
}) => {
  const { seller, orderId, sellerOrderId, productId, slug } = await furnish(page, await enter(), admin);
  await inspectAll(page, [
    `/p/${slug}`,
    "/cart",
    "/checkout?step=contact",
    "/checkout?step=address",
    "/checkout?step=delivery",
    "/checkout?step=review",
    `/checkout/result/${orderId}`,
    "/orders",
    `/orders/${orderId}`,
    "/account",
    "/account/profile",
    "/account/preferences",
    "/account/security",
  ]);
  await inspectAll(seller, [
    "/orders?as=seller",
    "/seller",
    "/seller/products",
    "/seller/products/new",
    `/seller/products/${productId}`,
    "/seller/orders",
    "/seller/orders?tab=shipped",
    `/seller/orders/${sellerOrderId}`,
  ]);
});

test("UX-80 UX-06 an admin's pages: axe in both themes and widths, one h1, a title, no sideways scroll, no error", async ({
  page,
  enter,
  admin,
}) => {
  const { orderId, sellerId } = await furnish(await enter(), await enter(), admin);
  const { items } = await admin.notifier.admin.notification.list.query({ limit: 1 });
  await signInAsDemo(page, "admin");
  await inspectAll(page, [
    "/admin",
    "/admin/sellers",
    "/admin/sellers?standing=active",
    `/admin/sellers/${sellerId}`,
    "/admin/users",
    "/admin/products",
    "/admin/orders",
    `/admin/orders/${orderId}`,
    "/admin/notifications",
    `/admin/notifications/${items[0]?.notificationId}`,
  ]);
});

test("UX-28 UX-80 with the keyboard alone one searches, opens a product and puts it in the cart", async ({
  page,
  enter,
  admin,
}) => {
  const { title } = await putOnSale(await openStall(await enter(), admin));
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await page.goto("/");
  await tabTo(page, page.getByRole("searchbox", { name: "Search products" }));
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await expect(heading(page, /Results for/)).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: title }));
  await page.keyboard.press("Enter");
  await expect(heading(page, title)).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Add to cart" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Added to your cart")).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: /^Go to cart/ }));
  await page.keyboard.press("Enter");
  await expect(heading(page, "Cart")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: `Remove ${title}` }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Undo removing ${title}` })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: title })).toBeVisible();
});

test("UX-27 UX-28 UX-29 the cart's badge counts at once, and undoing a removal brings the line back", async ({
  page,
  enter,
  admin,
}) => {
  const product = await putOnSale(await openStall(await enter(), admin));
  await putInCart(page, product);
  await page.goto("/cart");
  await page.getByRole("button", { name: "One more" }).click();
  await expect(page.getByRole("complementary", { name: "Summary" })).toContainText("€52.90");
  await page.getByRole("button", { name: `Remove ${product.title}` }).click();
  await expect(page.getByText("Your cart is empty")).toBeVisible();
  await page.getByRole("button", { name: `Undo removing ${product.title}` }).click();
  await expect(page.getByRole("complementary", { name: "Summary" })).toContainText("€52.90");
});

/** Looks at every page as different people see it; all that is wrong is told at the end. */
async function inspectAll(page: Page, paths: readonly string[]): Promise<void> {
  const said: string[] = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  for (const path of paths) {
    const answer = await page.goto(path);
    expect.soft(answer?.status(), `${path}: status`).toBe(expected[path] ?? 200);
    // A page that is not there, or not for this account, is told so by the browser too.
    const own = said.filter((text) => (answer?.status() ?? 0) < 400 || !/status of 40[34]/.test(text));
    expect.soft(own, `${path}: errors on the console`).toEqual([]);
    said.length = 0;
    expect.soft(await page.locator("h1:visible").count(), `${path}: h1`).toBe(1);
    expect.soft(await page.title(), `${path}: title`).toMatch(/\S{3,}/);
    await inspect(page, path);
  }
  page.removeAllListeners("console");
  page.removeAllListeners("pageerror");
}

async function inspect(page: Page, path: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const axe = new AxeBuilder({ page }).withTags(tags);
      // A theme changes colours and nothing else.
      if (colorScheme === "dark") axe.withRules(["color-contrast"]);
      const { violations } = await axe.analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
      );
      expect.soft(found, `${path}: axe, ${colorScheme}, ${width} px`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect.soft(scrollWidth, `${path}: sideways scroll at 320 px`).toBeLessThanOrEqual(clientWidth);
}
