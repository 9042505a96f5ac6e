import { expect, test } from "./steps/market.ts";

const cards = [
  { path: "/", picture: "/opengraph-image" },
  { path: "/c/ceramics", picture: "/opengraph-image/c/ceramics" },
  { path: "/p/ostra-dining-chair", picture: "/opengraph-image/p/ostra-dining-chair" },
];

test("UX-60 a page that is passed on is named, described and shown with a picture of its own", async ({ page }) => {
  for (const { path, picture } of cards) {
    await page.goto(path);
    const said = async (name: string) =>
      await page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute("content");
    expect(await said("og:title")).toBeTruthy();
    expect(await said("og:description")).toBeTruthy();
    expect(await said("twitter:card")).toBe("summary_large_image");
    const url = new URL((await said("og:image")) ?? "");
    expect(url.pathname).toBe(picture);
    const drawn = await page.request.get(url.pathname);
    expect(drawn.headers()["content-type"]).toBe("image/png");
    const png = await drawn.body();
    // Where a PNG says how wide and how high it is.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  }
  expect((await page.request.get("/opengraph-image/p/nothing-of-that-name")).status()).toBe(404);
  for (const wrong of ["x/y", "p/%25E0%25A4%25A", "c/a/b/c"])
    expect((await page.request.get(`/opengraph-image/${wrong}`)).status(), wrong).toBe(404);
});

test("UX-59 the merchant feed says what the product's page says to search engines", async ({ page }) => {
  const answer = await page.request.get("/feeds/google.xml");
  expect(answer.headers()["content-type"]).toContain("application/xml");
  const items = (await answer.text()).match(/<item>.*?<\/item>/gs) ?? [];
  expect(items.length).toBeGreaterThan(184);
  await page.goto("/p/ostra-dining-chair");
  const json = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "{}");
  for (const { sku, offers } of json["@graph"][0].hasVariant) {
    const item = items.find((row) => row.includes(`<g:mpn>${sku}</g:mpn>`)) ?? "";
    expect(item).toContain(`<g:link>${offers.url.replaceAll("&", "&amp;")}</g:link>`);
    expect(item).toContain(`>${offers.price} ${offers.priceCurrency}<`);
    const word = offers.availability.endsWith("InStock") ? "in_stock" : "out_of_stock";
    expect(item).toContain(`<g:availability>${word}</g:availability>`);
  }
  expect((await page.request.get("/feeds/google.xml?after=nothing")).status()).toBe(404);
});
