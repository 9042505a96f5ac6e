import { heading, putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";

test("UX-04 UX-08 UX-09 a customer keeps addresses: adds, mends, chooses the default, removes one by name", async ({
  page,
}) => {
  await register(page, stranger("Mara Lindqvist"));
  await page.goto("/account/addresses");
  await expect(page.getByText("No address kept yet")).toBeVisible();
  await page.getByRole("link", { name: "Add an address" }).click();
  await expect(heading(page, "Add an address")).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Mara Lindqvist");
  await expect(page.getByLabel("Apartment, company or floor")).toHaveCount(0);
  await page.getByLabel("Country").selectOption("PT");
  await page.getByLabel("Street and house number").fill("Rua das Flores 12");
  await page.getByLabel("City").fill("Lisbon");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(page.getByText("Enter the postcode.").first()).toBeVisible();
  await expect(page.getByLabel("Postcode")).toBeFocused();
  await expect(page.getByLabel("Street and house number")).toHaveValue("Rua das Flores 12");
  await page.getByLabel("Postcode").fill("1200-109");
  await expect(page.getByText("Enter the postcode.")).toHaveCount(0);
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(page.getByText("The address is saved.")).toBeVisible();

  await page.getByRole("link", { name: "Add an address" }).click();
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("Street and house number").fill("Lindenweg 3");
  await page.getByLabel("Postcode").fill("10115");
  await page.getByLabel("City").fill("Berlin");
  await page.getByRole("button", { name: "Save address" }).click();

  const cards = page.getByRole("main").getByRole("listitem").filter({ hasText: "Mara Lindqvist" });
  await expect(cards).toHaveCount(2);
  await expect(cards.first()).toContainText("Rua das Flores 12");
  await expect(cards.first()).toContainText("Parcels go here by default");
  await page.getByRole("button", { name: /^Make default Lindenweg 3/ }).click();
  await expect(page.getByText("Parcels go there by default from now on.")).toBeVisible();
  await expect(cards.first()).toContainText("Lindenweg 3");

  await page.getByRole("link", { name: /^Edit Lindenweg 3/ }).click();
  await page.getByLabel("Street and house number").fill("Lindenweg 30");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(cards.first()).toContainText("Lindenweg 30");

  await page.getByRole("button", { name: /^Remove Rua das Flores 12/ }).click();
  const question = page.getByRole("dialog", { name: "Remove this address?" });
  await expect(question).toContainText("Rua das Flores 12");
  await question.getByRole("button", { name: "Keep it" }).click();
  await expect(question).toBeHidden();
  await page.getByRole("button", { name: /^Remove Rua das Flores 12/ }).click();
  await question.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("The address is removed.")).toBeVisible();
  await expect(cards).toHaveCount(1);
});

test("UX-05 UX-09 the checkout offers a member the addresses they keep, and keeps another one when asked to", async ({
  page,
}) => {
  await register(page, stranger("Mara Lindqvist"));
  await putInCart(page, { slug: "tall-stoneware-mug-350-ml" });
  await page.goto("/checkout");
  await expect(heading(page, "Address")).toBeVisible();
  await page.getByLabel("Country").selectOption("PT");
  await page.getByLabel("Street and house number").fill("Rua das Flores 12");
  await page.getByLabel("Postcode").fill("1200-109");
  await page.getByLabel("City").fill("Lisbon");
  await page.getByLabel("Keep this address in my account").check();
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await expect(heading(page, "Delivery")).toBeVisible();

  await page.goto("/checkout?step=address");
  await page.getByLabel("Street and house number").fill("Rua do Sol 4");
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await expect(page.getByText(/Rua do Sol 4/).first()).toBeVisible();
  await page.goto("/checkout?step=address");
  await page.getByRole("button", { name: /^Send it here to Rua das Flores 12/ }).click();
  await expect(heading(page, "Delivery")).toBeVisible();
  await expect(page.getByText(/Rua das Flores 12/).first()).toBeVisible();
  await page.goto("/account/addresses");
  await expect(page.getByText("Rua do Sol 4")).toHaveCount(0);
});
