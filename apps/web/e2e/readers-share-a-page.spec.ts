import type { Page } from "@playwright/test";
import { putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import type { Person } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

test("UX-58 X61 everybody reads the same page and finds their own name and cart in it; without scripts it says Account and Cart", async ({
  page: guest,
  enter,
  stall,
}) => {
  const product = await putOnSale(stall);
  const [ada, bo] = [stranger("Ada Byron"), stranger("Bo O'Hara")];
  const [adas, bos] = [await enter(), await enter({ javaScriptEnabled: false })];
  await register(adas, ada);
  await register(bos, bo);
  for (const reader of [guest, adas, bos]) await putInCart(reader, product);
  await putInCart(adas, product);

  for (const path of ["/", "/c/ceramics", `/p/${product.slug}`, "/de"]) {
    await test.step(path, async () => {
      const letGo = await holdOwn(adas);
      for (const reader of [guest, adas, bos, adas]) await reader.goto(path);
      // What moves before, by fonts that come late, is another story's.
      await adas.evaluate(() => document.fonts.ready);
      await adas.evaluate(watchShifts);
      await letGo();
      await expectOwn(guest, { count: 1, nobodys: [ada, bo] });
      await expectOwn(adas, { own: ada, count: 2, nobodys: [bo] });
      expect(await adas.evaluate(() => Object(window).shifts), "shifts").toEqual([]);
      await expect(bos.getByRole("banner").getByRole("button", { name: /^(?:Account|Konto)$/ })).toBeVisible();
      await expect(bos.getByRole("banner").getByRole("link", { name: /^(?:Cart|Warenkorb)$/ })).toBeVisible();
      await expectNobody(bos, [ada, bo]);
    });
  }
  await bos.goto("/account");
  await expect(bos.getByRole("main")).toContainText("Bo");
});

/** Two people's own is never in one answer: the page is nobody's, and what is somebody's is asked for by itself. */
test("X61 the bytes of a page are the same for everybody, and say who may keep them", async ({ page, enter }) => {
  await register(page, stranger("Cy Same"));
  for (const path of ["/", "/c/ceramics", "/de"]) {
    const readers = [page, await enter(), page];
    const answers = await Promise.all(readers.map((reader) => reader.request.get(path)));
    // Within a moment it may have been made anew once.
    const etags = new Set(answers.map((answer) => answer.headers().etag));
    expect(etags.size, path).toBeLessThanOrEqual(2);
    for (const answer of answers) {
      expect(answer.headers()).toMatchObject({ "cache-control": "private, no-store", vary: "accept-encoding" });
      expect(answer.headers()).not.toHaveProperty("set-cookie");
      expect(await answer.text()).not.toContain("Cy Same");
    }
  }
  const own = await page.request.get("/api/own");
  expect([own.headers()["cache-control"], (await own.json()).name]).toEqual(["private, no-store", "Cy Same"]);
});

/** The whole page, scripts and all, names its reader and nobody else. */
async function expectOwn(page: Page, { own, count, nobodys }: { own?: Person; count: number; nobodys: Person[] }) {
  await expect(page.getByRole("link", { name: new RegExp(`(?:in it|darin): ${count}$`) })).toBeVisible();
  if (own) expect(await page.locator("header").first().textContent()).toContain(own.email);
  await expectNobody(page, nobodys);
}

async function expectNobody(page: Page, people: Person[]) {
  const html = await page.content();
  for (const { email, name } of people) for (const word of [email, name]) expect(html.includes(word), word).toBe(false);
}

/** Keeps back what is the reader's own until it is let go. */
async function holdOwn(page: Page): Promise<() => Promise<void>> {
  let letGo = () => {};
  const held = new Promise<void>((go) => {
    letGo = go;
  });
  const pattern = "**/api/own*";
  await page.route(pattern, async (route) => {
    await held;
    // Of a page that was left meanwhile nobody waits for it.
    await route.continue().catch(() => {});
  });
  return async () => {
    letGo();
    await page.unroute(pattern, undefined);
  };
}

/** Notes what moves in the header while nobody touches anything. */
function watchShifts() {
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { sources = [] } = entry as PerformanceEntry & { sources?: { node?: Node }[] };
      for (const { node } of sources) if (node?.parentElement?.closest("header")) shifts.push(node.textContent ?? "");
    }
  }).observe({ type: "layout-shift" });
}
