import { heading, putInCart } from "./steps/buy.ts";
import { shopUrl } from "./steps/address-book.ts";
import { expect, test } from "./steps/market.ts";
import { putOnSale } from "./steps/stall.ts";

const grounds = { light: "rgb(247, 248, 246)", dark: "rgb(15, 19, 17)" };
const product = "/p/tall-stoneware-mug-350-ml";
const wishes = [
  { system: "light", chosen: undefined, seen: "light" },
  { system: "dark", chosen: undefined, seen: "dark" },
  { system: "light", chosen: "dark", seen: "dark" },
  { system: "dark", chosen: "light", seen: "light" },
] as const;

for (const { system, chosen, seen } of wishes) {
  test(`UX-80 with ${system} as the system's theme and ${chosen ?? "nothing"} chosen no page is ever anything but ${seen}`, async ({
    enter,
  }) => {
    const page = await enter({ colorScheme: system });
    if (chosen) await page.context().addCookies([{ name: "theme", value: chosen, url: shopUrl }]);
    await page.addInitScript(() => {
      const painted: string[] = [];
      Object.assign(window, { painted });
      const note = () => {
        if (document.body) painted.push(getComputedStyle(document.body).backgroundColor);
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    for (const path of ["/", product, "/cart", "/login"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const painted: string[] = await page.evaluate(() => Object(window).painted);
      expect([...new Set(painted)], path).toEqual([grounds[seen]]);
    }
  });
}

test("UX-80 a theme chosen in the footer holds at once and on the next page", async ({ enter }) => {
  const page = await enter({ colorScheme: "light" });
  await page.goto("/");
  await expect(page.locator("body")).toHaveCSS("background-color", grounds.light);
  await page.getByRole("contentinfo").getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("body")).toHaveCSS("background-color", grounds.dark);
  await page.goto("/categories");
  await expect(page.locator("body")).toHaveCSS("background-color", grounds.dark);
});

test("UX-80 from right to left product and checkout stand mirrored, and nothing reaches over the edge", async ({
  page,
  stall,
}) => {
  test.setTimeout(120_000);
  await putInCart(page, await putOnSale(stall));
  for (const path of [`/ar${product}`, "/ar/cart", "/ar/checkout?step=contact", "/ar/checkout?step=address"]) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    await expect(heading(page, /\S/)).toBeVisible();
    // The logo stands where reading begins.
    const logo = await page
      .getByRole("banner")
      .getByRole("link", { name: /Stallhouse/ })
      .first()
      .boundingBox();
    expect(logo?.x ?? 0, path).toBeGreaterThan(640);
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(over, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/ar${product}`);
  const picture = await page.getByRole("main").locator("img").first().boundingBox();
  const title = await heading(page, /\S/).boundingBox();
  expect(picture?.x ?? 0).toBeGreaterThan(title?.x ?? Infinity);
});
