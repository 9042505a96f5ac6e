import type { APIRequestContext } from "@playwright/test";
import { heading } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

/** Every way to ask for a page: from the cache, past it, and in another language. */
async function statusesOf(request: APIRequestContext, path: string): Promise<number[]> {
  const asked = [path, `${path}?from=mail`, `/de${path}`].map((way) => request.get(way));
  const answers = await Promise.all([...asked, request.head(path)]);
  return answers.map((answer) => answer.status());
}

test("CA-13 CA-14 UX-60 what is taken off the market answers 410 with something like it, and what never was here 404", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(90_000);
  const stall = await openStall(await enter(), admin);
  const [archived, blocked] = [await putOnSale(stall), await putOnSale(stall)];
  const anybody = (await enter()).context().request;
  expect(await statusesOf(anybody, `/p/${archived.slug}`)).toEqual([200, 200, 200, 200]);

  await stall.calls.catalog.seller.product.archive.mutate({ productId: archived.productId });
  await admin.catalog.admin.product.block.mutate({ productId: blocked.productId, reason: "A fake." });
  for (const { slug } of [archived, blocked]) {
    await expect.poll(() => statusesOf(anybody, `/p/${slug}`)).toEqual([410, 410, 410, 410]);
  }
  expect(await statusesOf(anybody, "/p/never-here")).toEqual([404, 404, 404, 404]);
  expect(await statusesOf(anybody, "/s/never-here")).toEqual([404, 404, 404, 404]);

  await page.goto(`/p/${archived.slug}`);
  await expect(heading(page, `${archived.title} is no longer sold here`)).toBeVisible();
  const alike = page.getByRole("region", { name: "More of its kind" });
  expect(await alike.getByRole("listitem").count()).toBeGreaterThan(3);

  const customer = await enter();
  await register(customer, stranger("Gita Gone"));
  const answer = await customer.goto(`/p/${archived.slug}`);
  expect(answer?.status()).toBe(410);
  await expect(heading(customer, `${archived.title} is no longer sold here`)).toBeVisible();
  await expect(customer.getByRole("button", { name: /Gita/ })).toBeVisible();
});
