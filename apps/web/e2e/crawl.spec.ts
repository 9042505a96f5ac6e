import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { furnish } from "./steps/furnish.ts";
import type { Furnished } from "./steps/furnish.ts";
import { expect, test } from "./steps/market.ts";
import { manifest, others, routesOfApp } from "./steps/route-manifest.ts";
import type { Role, Things } from "./steps/route-manifest.ts";
import { signInAsDemo } from "./steps/sign-in.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [1280, 360];
const roles: readonly Role[] = ["stranger", "customer", "seller", "admin"];

// A minute where nothing else goes on.
test.describe.configure({ timeout: 480_000 });

const browsers: BrowserContext[] = [];
let pages: Record<Role, Page> | undefined;
let things: Things | undefined;

test.beforeAll(async ({ browser, admin }) => {
  test.setTimeout(240_000);
  const enter = async () => {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    browsers.push(context);
    return await context.newPage();
  };
  pages = { stranger: await enter(), customer: await enter(), seller: await enter(), admin: await enter() };
  const furnished = await furnish(pages.customer, pages.seller, admin);
  await signInAsDemo(pages.admin, "admin");
  const { items } = await admin.notifier.admin.notification.list.query({ limit: 1 });
  things = {
    ...furnished,
    notificationId: items[0]?.notificationId ?? "",
    trackToken: await track(pages.stranger, furnished),
  };
});
test.afterAll(async () => {
  for (const context of browsers) await context.close();
});

test("UX-80 every page of the app stands in the manifest of the crawl, and nothing else does", () => {
  expect(routesOfApp()).toEqual(Object.keys(manifest).toSorted());
  expect(routesOfApp().length).toBeGreaterThan(30);
});

for (const role of roles) {
  test(`UX-80 UX-06 UX-20 all pages for a ${role}: axe in both themes and widths, one h1, a title, no sideways scroll, no error`, async () => {
    const page = pages?.[role];
    if (!page || !things) throw new Error("Nobody furnished the market.");
    const known = things;
    const own = Object.values(manifest)
      .filter((entry) => entry.role === role)
      .flatMap(({ at }) => at)
      .map((address) => ({ path: typeof address === "string" ? address : address(known), status: 200 }));
    const more = others.filter((other) => other.role === role).map(({ at, status }) => ({ path: at, status }));
    await crawl(page, [...own, ...more]);
  });
}

/** The way a guest goes; the token of the page it leads to. */
async function track(page: Page, { number, email }: Furnished): Promise<string> {
  await page.goto("/track");
  await page.getByLabel("Order number").fill(number);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Find the order" }).click();
  await page.waitForURL(/\/track\/.+/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

type Stop = { path: string; status: number };

/** Looks at every page as different people see it; all that is wrong is told at the end. */
async function crawl(page: Page, stops: readonly Stop[]): Promise<void> {
  const said: string[] = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  for (const { path, status } of stops) {
    await dress(page, { width: 1280, colorScheme: "light" });
    const answer = await page.goto(path);
    expect.soft(answer?.status(), `${path}: status`).toBe(status);
    await expect.soft(page.locator("h1:visible"), `${path}: h1`).toHaveCount(1);
    expect.soft(await page.title(), `${path}: title`).toMatch(/\S{3,}/);
    await inspect(page, path);
    // A page that is not there, or not for this account, is told so by the browser too.
    const errors = said.filter((text) => status < 400 || !/status of 40[34]/.test(text));
    expect.soft(errors, `${path}: errors on the console`).toEqual([]);
    said.length = 0;
  }
  page.removeAllListeners("console");
  page.removeAllListeners("pageerror");
}

/** The page stays as it is loaded; what it is looked at with changes. */
async function inspect(page: Page, path: string): Promise<void> {
  for (const width of widths) {
    for (const colorScheme of ["light", "dark"] as const) {
      await dress(page, { width, colorScheme });
      // One document, no frames of other sites: axe needs no page of its own to sum up on.
      const axe = new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({ resultTypes: ["violations"] })
        .withTags(tags);
      // A theme changes colours and nothing else.
      if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
      const { violations, passes } = await axe.analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
      );
      expect.soft(found, `${path}: axe, ${colorScheme}, ${width} px`).toEqual([]);
      expect(passes.length, `${path}: axe found nothing to look at`).toBeGreaterThan(0);
    }
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect.soft(scrollWidth, `${path}: sideways scroll at 320 px`).toBeLessThanOrEqual(clientWidth);
}

type Dress = { width: number; colorScheme: "light" | "dark" };

async function dress(page: Page, { width, colorScheme }: Dress): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
}
