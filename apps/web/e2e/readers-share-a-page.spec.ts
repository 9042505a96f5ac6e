import type { Page } from "@playwright/test";
import { putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import type { Person } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

test("UX-58 X61 everybody reads the same page with their own name and cart in it, scripts or not", async ({
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
      for (const reader of [guest, adas, bos, adas]) await reader.goto(path);
      await expectOwn(guest, { count: 1, nobodys: [ada, bo] });
      await expectOwn(adas, { own: ada, count: 2, nobodys: [bo] });
      await expectOwn(bos, { own: bo, count: 1, nobodys: [ada] });
    });
  }
});

test("a kept page is the same for who takes it compressed and who does not", async ({ page: { request } }) => {
  const read = async (encoding: string) => {
    const answer = await request.get("/c/ceramics", { headers: { "accept-encoding": encoding } });
    const { "content-encoding": said = "identity", vary } = answer.headers();
    expect([said, vary]).toEqual([encoding, "accept-encoding"]);
    return (await answer.text()).replaceAll(/nonce="[^"]*"|\\"nonce\\":\\"[^"]*"/g, "");
  };
  expect((await read("gzip")) === (await read("identity"))).toBe(true);
});

/** The whole page, scripts and all, names its reader and nobody else. */
async function expectOwn(page: Page, { own, count, nobodys }: { own?: Person; count: number; nobodys: Person[] }) {
  const header = (await page.locator("header").first().textContent()) ?? "";
  await expect(page.getByRole("link", { name: new RegExp(`(?:in it|darin): ${count}$`) })).toBeVisible();
  if (own) expect(header).toContain(own.email);
  const html = await page.content();
  for (const other of nobodys)
    for (const word of [other.email, other.name]) expect(html.includes(word), word).toBe(false);
  expect(html).not.toMatch(/~[0-9a-f]{8}/);
}
