import { shopUrl } from "./steps/address-book.ts";
import { expect, test } from "./steps/market.ts";
import { changePrice, openStall, putOnSale } from "./steps/stall.ts";

/** Less than the minute for which a page is kept while nothing changes. */
const soon = { timeout: 10_000, intervals: [100] };

test("UX-59 strangers soon read what a seller changed, on every page that shows it", async ({ page, admin }) => {
  // A price that no other story knows, so that it can be looked for.
  const price = 100_00 + Math.floor(Math.random() * 800_00);
  const stall = await openStall(page, admin);
  const product = await putOnSale(stall, { price });
  const { slug, productId } = product;
  const lists = ["/", "/c/ceramics", "/c/ceramics/tableware"];
  const pages = [...lists, `/p/${slug}`, `/de/p/${slug}`];
  const soonSaidOn = async (paths: string[], word: RegExp, isSaid: boolean) => {
    const read = paths.map((path) =>
      expect.poll(async () => word.test(await textOf(path)), { ...soon, message: path }).toBe(isSaid),
    );
    await Promise.all(read);
  };

  await test.step("a new product stands on the lists it belongs to", async () => {
    await soonSaidOn(pages, shown(price), true);
  });

  await test.step("its new price stands on all of them, and the old one on none", async () => {
    await changePrice(stall, product, price + 1);
    await soonSaidOn(pages, shown(price + 1), true);
    await soonSaidOn(pages, shown(price), false);
  });

  await test.step("off the market it is on none", async () => {
    await stall.calls.catalog.seller.product.archive.mutate({ productId: productId as never });
    await soonSaidOn(lists, new RegExp(slug), false);
    await expect.poll(async () => (await fetch(`${shopUrl}/p/${slug}`)).status, soon).toBe(410);
  });
});

/** In English or German. */
function shown(cents: number): RegExp {
  return new RegExp(`${Math.floor(cents / 100)}[.,]${String(cents % 100).padStart(2, "0")}`);
}

/** As a stranger reads it. */
async function textOf(path: string): Promise<string> {
  return await (await fetch(shopUrl + path)).text();
}
