import type { Locator, Page } from "@playwright/test";
import { shopUrl } from "./steps/address-book.ts";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";

const chair = "/p/ostra-dining-chair";
const lists = ["/", "/c/furniture", "/search?q=stoneware", "/s/ember-oak"];

test("UX-48 UX-49 each thing in a list is one link, says the same facts as its neighbours, and no rating without its count", async ({
  page,
}) => {
  for (const path of lists) {
    await page.goto(path);
    const cards = await page.getByRole("main").getByRole("article").all();
    expect(cards.length, path).toBeGreaterThan(3);
    let rated = 0;
    for (const card of cards) {
      await expect(card.getByRole("link"), path).toHaveCount(1);
      await expect(card.getByRole("heading").getByRole("link"), path).toHaveCount(1);
      await expect(card.locator("img"), path).toHaveCount(1);
      await expect(card.getByText(/€\d/).first(), path).toBeVisible();
      const text = await card.innerText();
      const stars = text.match(/\b[1-5]\.\d\b(?! ?€)/g) ?? [];
      const counted = text.match(/\b[1-5]\.\d \(\d+\)/g) ?? [];
      if (counted.length > 0) rated += 1;
      // "4.8 (12)" for eyes; "4.8 of 5 stars, 12 reviews" for ears.
      expect(stars.length === 0 || counted.length > 0, `${path}: ${text}`).toBe(true);
    }
    expect(rated, `${path}: rated`).toBeGreaterThan(0);
  }
});

test("UX-50 UX-53 what a list says of its things can be filtered by, and what is promoted stands in the panel too", async ({
  page,
}) => {
  await page.goto("/c/lighting");
  const card = page.getByRole("main").getByRole("article").first();
  const filters = page.getByRole("region", { name: "Filters" });
  const shown = [await card.locator("p").first().innerText(), await card.innerText()];
  // Seller, price, stars and stock are what a card says.
  expect(shown[0]).not.toBe("");
  for (const facet of ["Seller", "Price in euros", "Rating"]) {
    await expect(filters.getByRole("group", { name: facet })).toBeVisible();
  }
  await expect(filters.getByRole("checkbox", { name: /^In stock/ })).toBeVisible();
  const promoted = page.getByRole("navigation", { name: "Popular filters" }).getByRole("link");
  const count = await promoted.count();
  expect(count).toBeGreaterThan(1);
  const names = (await promoted.allInnerTexts()).map((text) => text.replace(/\s*\d+\s*$/, "").trim());
  for (const name of names) await expect(filters.getByText(name, { exact: true }).first(), name).toBeAttached();

  await test.step("every colour on the cards of a category, a search and a seller is one to filter by, and finds those that show it", async () => {
    for (const path of ["/c/furniture", "/search?q=lamp", "/s/ember-oak"]) {
      await page.goto(path);
      const shownColours = page.getByRole("list", { name: "Colours" }).getByRole("listitem");
      const onCards = new Set((await shownColours.allInnerTexts()).filter((text) => !text.startsWith("+")));
      expect(onCards.size, path).toBeGreaterThan(1);
      const boxes = filters.locator('input[name="a.colour"]');
      const offered = await boxes.evaluateAll((inputs) => inputs.map((input) => input.getAttribute("value") ?? ""));
      expect(offered, path).toEqual(expect.arrayContaining([...onCards]));
      const [colour = ""] = onCards;
      const count = await boxes
        .and(page.locator(`[value="${colour}"]`))
        .locator("xpath=../span[last()]")
        .textContent();
      await page.goto(`${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ "a.colour": colour })}`);
      await expect(
        page.getByText(count === "1" ? "1 product" : `${count} products`, { exact: true }),
        path,
      ).toBeVisible();
      await expect(filters.getByRole("group", { name: "Colour" }).getByRole("checkbox", { checked: true })).toHaveCount(
        1,
      );
    }
  });
});

type Offer = { price: string; availability: string; url: string; shippingDetails?: object };
type Read = { name: string; offers: Offer };

test("UX-59 UX-48 what search engines read is what people read: every price, the stock, the stars, the way here and delivery", async ({
  page,
}) => {
  const { items } = await callsOf(page.context().request).catalog.public.product.list.query({
    minRating: 4,
    limit: 50,
  });
  const rated = items.find(({ reviewCount, price, maxPrice }) => reviewCount > 0 && maxPrice !== price) ?? items[0];
  for (const path of [chair, `/p/${rated?.slug}`]) {
    await page.goto(path);
    const [group, crumbs] = await graphOf(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(group.name);
    const variants: Read[] = group.hasVariant;
    expect(variants.length).toBeGreaterThan(0);
    for (const { offers } of variants.slice(0, 6)) {
      expect(offers.shippingDetails).toMatchObject({ "@type": "OfferShippingDetails" });
      await page.goto(offers.url.replace(new URL(offers.url).origin, shopUrl));
      const stage = page.getByRole("main");
      await expect(priceOn(stage, offers.price)).toBeVisible();
      const out = stage.getByRole("button", { name: "Out of stock" });
      await expect(out).toHaveCount(offers.availability.endsWith("/OutOfStock") ? 1 : 0);
    }
    if (group.aggregateRating) {
      const { ratingValue, reviewCount } = group.aggregateRating;
      await expect(page.getByText(`${Number(ratingValue).toFixed(1)} (${reviewCount})`).first()).toBeVisible();
    }
    const trail = page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link");
    const read: string[] = crumbs.itemListElement.map(({ name }: { name: string }) => name);
    expect(await trail.allInnerTexts()).toEqual(expect.arrayContaining(read));
  }
  expect(rated?.reviewCount).toBeGreaterThan(0);
});

test("UX-60 one address per page: canonical without filters, languages that name each other, and a true 404", async ({
  page,
}) => {
  const { request } = page.context();
  await page.goto(`${chair}?v=none&utm_source=letter`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${chair}$`));
  for (const path of [chair, "/c/furniture", "/"]) {
    const pairs = await languagesOf(page, path);
    expect(pairs.map(([lang]) => lang).toSorted()).toEqual(["ar", "de", "en", "x-default"]);
    for (const [lang, href] of pairs) {
      const there = new URL(href).pathname;
      await page.context().clearCookies();
      expect((await request.get(there)).status(), href).toBe(200);
      if (lang === "x-default") continue;
      expect(await languagesOf(page, there), href).toEqual(pairs);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      const own = await page.locator('link[rel="canonical"]').getAttribute("href");
      expect(new URL(own ?? "").pathname).toBe(there);
    }
  }
  await page.context().clearCookies();
  for (const path of ["/p/never-sold-here", "/c/never-heard-of", "/s/nobody", "/nowhere", "/de/nowhere"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toMatch(/<meta name="robots" content="[^"]*noindex/);
  }
});

async function graphOf(page: Page) {
  const text = await page.locator('script[type="application/ld+json"]').first().textContent();
  return JSON.parse(text ?? "{}")["@graph"];
}

/** "52.90" as the page writes it. */
function priceOn(stage: Locator, price: string): Locator {
  return stage.getByText(`€${Number(price).toLocaleString("en-GB", { minimumFractionDigits: 2 })}`).first();
}

async function languagesOf(page: Page, path: string): Promise<[string, string][]> {
  // A language once chosen is remembered; whoever comes new has none.
  await page.context().clearCookies();
  await page.goto(path);
  return await page
    .locator('link[rel="alternate"][hreflang]')
    .evaluateAll((links) => links.map((link) => [link.getAttribute("hreflang") ?? "", Object(link).href]));
}
