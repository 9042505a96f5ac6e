import { buy, expectPayPage, heading, lastButton, putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

test("the account says what waits for its owner: the next parcel, an order to pay; and buys again with one press", async ({
  page,
  stall,
}) => {
  test.setTimeout(120_000);
  const bowl = await putOnSale(stall);
  const person = stranger("Mara Lindqvist");
  await register(page, person);
  await page.goto("/account");
  await expect(page.getByText("Good to have you here")).toBeVisible();

  await putInCart(page, bowl);
  const { number } = await buy(page, person);
  await putInCart(page, bowl);
  // Address and delivery are known from the first time.
  await page.goto("/checkout");
  await lastButton(page).click();
  await expectPayPage(page);
  await page.goto("/account");
  await expect(page.getByRole("region", { name: "Next to arrive" })).toContainText(
    new RegExp(`Parcel from ${stall.shopName}, .*\\d`),
  );
  const waiting = page.getByRole("region", { name: "Waiting for you" });
  await expect(waiting).toContainText(/is not paid yet: €\d/);

  await page.goto("/orders");
  await expect(page.getByRole("button", { name: /^Buy again/ })).toHaveCount(1);
  await page.getByRole("button", { name: `Buy again what was in order ${number}` }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(heading(page, /cart/i)).toBeVisible();
  await expect(page.getByText(bowl.title).first()).toBeVisible();

  const { variants } = await stall.calls.catalog.public.product.get.query({ slug: bowl.slug });
  expect(variants).toHaveLength(1);
  await stall.calls.catalog.seller.product.archive.mutate({ productId: bowl.productId as never });
  await page.goto("/orders");
  await page.getByRole("button", { name: `Buy again what was in order ${number}` }).click();
  await expect(page.getByText("Nothing of that order can be had right now.")).toBeVisible();
});
