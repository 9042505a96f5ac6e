import type { Page } from "@playwright/test";
import { expect, test } from "./steps/market.ts";

/** kB that a picture of a product may weigh where it is one of many, and where it is what the page is about. */
const budgets = { list: 15, main: 60 };
const places = [
  { path: "/", largest: budgets.list },
  { path: "/c/ceramics", largest: budgets.list },
  { path: "/search?q=mug", largest: budgets.list },
  { path: "/s/ember-oak", largest: budgets.list },
  { path: "/p/tall-stoneware-mug-350-ml", largest: budgets.main },
];
const screens = [
  { width: 360, height: 800 },
  { width: 1280, height: 900 },
];

type Shown = {
  src: string;
  laidOut: number;
  chosenFor: number;
  priority: string;
  isSized: boolean;
  hasSources: boolean;
};

for (const { path, largest } of places) {
  test(`UX-80 pictures of ${path} weigh little, fit where they stand, and one of them is wanted first`, async ({
    page,
  }) => {
    const weights = weighPictures(page);
    for (const screen of screens) {
      await page.setViewportSize(screen);
      await page.goto(path);
      const shown = await picturesOf(page);
      expect(shown.length, "pictures").toBeGreaterThan(0);
      expect
        .soft(shown.filter(({ priority }) => priority === "high").length, `${screen.width} px: wanted first`)
        .toBe(1);
      expect
        .soft(
          shown.filter(({ isSized }) => !isSized),
          `${screen.width} px: without width and height`,
        )
        .toEqual([]);
      const wrong = shown
        .filter(({ hasSources, laidOut }) => hasSources && laidOut > 0)
        .filter(({ laidOut, chosenFor }) => Math.abs(chosenFor - laidOut) / laidOut > 0.1)
        .map(({ src, laidOut, chosenFor }) => `${src}: sizes say ${chosenFor} px, it is ${laidOut} px wide`);
      expect.soft(wrong, `${screen.width} px: sizes`).toEqual([]);
    }
    expect(weights.size).toBeGreaterThan(0);
    const heavy = [...weights].filter(([, kB]) => kB > largest);
    expect(heavy).toEqual([]);
  });
}

/** What comes over the line for pictures of products, by address. */
function weighPictures(page: Page): Map<string, number> {
  const weights = new Map<string, number>();
  page.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    if (response.request().resourceType() !== "image" || !/^\/(products|media)\//.test(pathname)) return;
    const body = await response.body().catch(() => undefined);
    if (body) weights.set(pathname, Math.round(body.byteLength / 100) / 10);
  });
  return weights;
}

async function picturesOf(page: Page): Promise<Shown[]> {
  return await page.locator("main img:visible").evaluateAll((images) =>
    images
      .filter((image) => image instanceof HTMLImageElement)
      .map((image) => ({
        src: image.currentSrc,
        laidOut: Math.round(image.clientWidth),
        // With widths in srcset a picture is as wide as `sizes` says.
        chosenFor: image.naturalWidth,
        priority: image.fetchPriority,
        isSized: image.hasAttribute("width") && image.hasAttribute("height"),
        hasSources: / \d+w/.test(image.srcset) && image.complete && image.naturalWidth > 0,
      })),
  );
}
