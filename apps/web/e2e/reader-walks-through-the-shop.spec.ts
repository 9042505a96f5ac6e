import type { Page } from "@playwright/test";
import { expect, test } from "./steps/market.ts";

test("UX-80 who goes from page to page loads the shop once, and each page once", async ({ page }) => {
  for (const home of ["/", "/de"]) {
    const loads = loadsOf(page);
    await page.goto(home);
    const tile = page.locator('main a[href*="/p/"]').first();
    const href = (await tile.getAttribute("href")) ?? "";
    await tile.click();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    await page
      .getByRole("navigation", { name: "Breadcrumbs" })
      .or(page.locator("main nav"))
      .first()
      .getByRole("link")
      .last()
      .click();
    await expect(page).toHaveURL(/\/c\//);
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    expect(loads(), home).toEqual([home]);
  }
});

test("UX-80 a page that reminds of what was seen stays as it is", async ({ page }) => {
  await page.goto("/de");
  await page.goto((await page.locator('main a[href*="/p/"]').first().getAttribute("href")) ?? "");
  await page.waitForFunction(() => localStorage.length > 0);
  // Nobody's language is known but from the address.
  await page.context().clearCookies();
  const loads = loadsOf(page);
  const refetched: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["rsc"]) refetched.push(request.url());
  });
  await page.goto("/de");
  await expect(page.locator("#seen")).toBeVisible();
  // Whatever the reminder set going would have begun by the next answer of the server.
  await page.request.get("/api/health");
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  expect(loads()).toEqual(["/de"]);
  expect(refetched).toEqual([]);
});

/** Paths of the documents that a page's frame has loaded from now on. */
function loadsOf(page: Page): () => string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) paths.push(new URL(request.url()).pathname);
  });
  return () => paths;
}
