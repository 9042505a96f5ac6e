import { putInCart } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register, signIn } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

test("UX-30 a guest's cart outlives the browser, and joins the account's without doubles or more than there is", async ({
  page,
  enter,
  stall,
}) => {
  const scarce = await putOnSale(stall, { quantity: 3 });
  const other = await putOnSale(stall);
  const person = stranger("Gitte Guest");

  await test.step("an account has two of the scarce ones in its cart", async () => {
    const member = await enter();
    await register(member, person);
    const { order } = callsOf(member.context().request);
    await order.customer.cart.addLine.mutate({ variantId: scarce.variantId as never, quantity: 2 });
  });

  await putInCart(page, scarce);
  await putInCart(page, scarce);
  await putInCart(page, other);
  const cookies = await page.context().cookies();
  const lasting = cookies.filter(({ expires }) => expires === -1 || expires * 1_000 > Date.now() + 7 * 86_400_000);
  // A browser that is closed forgets what has no end.
  const kept = lasting.filter(({ expires }) => expires !== -1);
  const again = await enter({ storageState: { cookies: kept, origins: [] } });
  await test.step("the next day the guest's things are still there", async () => {
    await again.goto("/cart");
    await expect(again.getByRole("link", { name: scarce.title })).toBeVisible();
    await expect(again.getByRole("link", { name: other.title })).toBeVisible();
    await expect(again.getByRole("spinbutton", { name: new RegExp(scarce.title) })).toHaveValue("2");
  });

  await test.step("after signing in they are one cart, and no more than three of three", async () => {
    await signIn(again, person);
    await again.goto("/cart");
    await expect(again.getByRole("link", { name: scarce.title })).toHaveCount(1);
    await expect(again.getByRole("link", { name: other.title })).toHaveCount(1);
    const { sellers } = await callsOf(again.context().request).order.customer.cart.get.query();
    const quantities = sellers.flatMap(({ lines }) => lines).map(({ title, quantity }) => [title, quantity]);
    expect(new Map(quantities as [string, number][])).toEqual(
      new Map([
        [scarce.title, 3],
        [other.title, 1],
      ]),
    );
  });
});
