import type { Page } from "@playwright/test";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";

const languages = [
  {
    locale: "de",
    kitchen: "Küche",
    mugs: "Becher & Tassen",
    material: "Material",
    stoneware: "Steinzeug",
    colour: "Farbe",
  },
  {
    locale: "ar",
    kitchen: "المطبخ",
    mugs: "أكواب وفناجين",
    material: "الخامة",
    stoneware: "فخّار حجري",
    colour: "اللون",
  },
] as const;

for (const { locale, kitchen, mugs, material, stoneware, colour } of languages) {
  test(`UX-80 whoever reads in "${locale}" reads the house's own words in it, and English only of sellers`, async ({
    page,
  }) => {
    const house = await houseWords(page, locale);
    const pages = [
      "",
      "/categories",
      "/c/kitchen",
      "/c/kitchen/mugs-and-cups?a.material=Stoneware",
      "/c/kitchen?a.material=Stoneware&min=900",
      "/search?q=mug",
      "/search?q=mug&a.weight=Over+2+kg&stock=1&offer=1",
      "/s/ember-oak",
      "/p/tall-stoneware-mug-350-ml",
    ];
    for (const path of pages) {
      await page.goto(`/${locale}${path}`);
      const said = await saidByHouse(page);
      expect(said.length, path).toBeGreaterThan(20);
      expect(
        said.filter((text) => house.has(text)),
        path,
      ).toEqual([]);
    }

    // No category of these names the colours.
    await page.goto(`/${locale}/c/ceramics`);
    await expect(page.locator("#filters").getByRole("group", { name: colour })).toBeVisible();

    await page.goto(`/${locale}/c/kitchen`);
    await expect(page).toHaveTitle(new RegExp(`^${kitchen} `));
    await expect(page.getByRole("heading", { level: 1, name: kitchen })).toBeVisible();
    const filters = page.locator("#filters");
    await expect(filters.getByRole("group", { name: material })).toBeVisible();
    await filters.getByRole("checkbox", { name: stoneware }).check();
    await filters.getByRole("button").click();
    await expect(page).toHaveURL(/a\.material=Stoneware/);
    await expect(page.getByRole("link", { name: new RegExp(`^${stoneware}`) })).toBeVisible();

    await page.goto(`/${locale}/p/tall-stoneware-mug-350-ml`);
    const crumbs = page.getByRole("navigation").filter({ hasText: mugs });
    await expect(crumbs.getByRole("link")).toHaveText([kitchen, mugs]);
    const told = await page.locator('script[type="application/ld+json"]').textContent();
    expect(told).toContain(`"name":"${mugs}"`);
    expect(told).toContain(`/${locale}/c/kitchen/mugs-and-cups"`);
    await page.locator("summary").nth(1).click();
    await expect(page.locator("dd", { hasText: stoneware })).toBeVisible();

    await page.getByRole("banner").locator("input[type=search]").pressSequentially("kitch");
    await expect(page.getByRole("option", { name: kitchen, exact: true })).toBeVisible();
  });
}

/** Every English word of the categories that is another one in the language. */
async function houseWords(page: Page, locale: string): Promise<Set<string>> {
  const categories = await callsOf(page.request).catalog.public.category.list.query();
  const words = categories.flatMap(({ name, names, intro, intros, attributes }) => [
    [name, names[locale]],
    [intro, intro ? intros[locale] : ""],
    ...attributes.map(({ label, labels }) => [label, labels?.[locale]]),
    ...attributes.flatMap(({ values, valueLabels }) => values.map((word) => [word, valueLabels?.[word]?.[locale]])),
  ]);
  expect(words.length).toBeGreaterThan(300);
  expect(words.filter(([, said]) => said === undefined)).toEqual([]);
  return new Set(words.flatMap(([word = "", said]) => (word === said ? [] : [word])));
}

/** Every piece of text on the page but those marked as English: what is seen, and what is said of it. */
async function saidByHouse(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const isMarked = (element: Element | null) => element?.closest('body [lang="en"], script, style') !== null;
    const texts: string[] = [document.title.replace(/ · .*/, "")];
    texts.push(document.querySelector('meta[name="description"]')?.getAttribute("content") ?? "");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (!isMarked(walker.currentNode.parentElement)) texts.push(walker.currentNode.textContent ?? "");
    for (const element of document.body.querySelectorAll("[aria-label]"))
      if (!isMarked(element)) texts.push(element.getAttribute("aria-label") ?? "");
    // "Produkte in Küche" and "Küche (3)" are made of words.
    return texts.flatMap((text) => [text.trim(), ...text.split(/\s*[()„“«»:]\s*/)]).filter((text) => text !== "");
  });
}
