import { putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { putOnSale } from "./steps/stall.ts";

test("UX-28 one more changes the total, and undoing a removal brings the line back as it was", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  await putInCart(page, product);
  await page.goto("/cart");
  await page.getByRole("button", { name: "One more" }).click();
  await expect(page.getByRole("complementary", { name: "Summary" })).toContainText("€52.90");
  await page.getByRole("button", { name: `Remove ${product.title}` }).click();
  await expect(page.getByText("Your cart is empty")).toBeVisible();
  await page.getByRole("button", { name: `Undo removing ${product.title}` }).click();
  await expect(page.getByRole("complementary", { name: "Summary" })).toContainText("€52.90");
  // None of it is as good as "Remove".
  const quantity = page.getByRole("spinbutton", { name: `Quantity of ${product.title}` });
  await quantity.fill("0");
  await quantity.press("Enter");
  await expect(page.getByRole("button", { name: `Undo removing ${product.title}` })).toBeFocused();
});
