import { heading } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { signInAsDemo } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

test("CA-08 a seller archives a product, makes it a draft again, and an admin opens it meanwhile", async ({
  page,
  enter,
  admin,
}) => {
  const stall = await openStall(await enter(), admin);
  const product = await putOnSale(stall);
  const seller = stall.page;
  await seller.goto(`/seller/products/${product.productId}`);
  await seller.getByRole("button", { name: "Archive" }).click();
  await seller.getByRole("button", { name: `Archive ${product.title}` }).click();
  await expect(seller).toHaveURL(/status=archived/);

  await test.step("the admin sees what customers cannot", async () => {
    await signInAsDemo(page, "admin");
    await page.goto(`/admin/products?status=archived&q=${encodeURIComponent(product.title)}`);
    await page.getByRole("link", { name: product.title }).click();
    await expect(heading(page, product.title)).toBeVisible();
    await expect(page.getByRole("main").getByText("Archived")).toBeVisible();
    await expect(page.getByRole("table", { name: "Variants" }).getByRole("row")).toHaveCount(2);
    await expect(page.getByRole("link", { name: "See it in the shop" })).toBeHidden();
  });

  await seller.getByRole("link", { name: product.title }).click();
  await expect(seller.getByText("This product is archived")).toBeVisible();
  await seller.getByRole("button", { name: "Make it a draft again" }).click();
  await expect(seller.getByRole("button", { name: "Save" }).first()).toBeVisible();
  await expect(seller.getByRole("main").getByText("Draft").first()).toBeVisible();
  expect((await page.request.get(`/p/${product.slug}`)).status()).toBe(404);
});
