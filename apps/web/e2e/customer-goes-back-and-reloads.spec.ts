import { expectPayPage, fillAddress, heading, lastButton, payWith, putInCart } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { holdScripts } from "./steps/late-scripts.ts";
import { expect, test } from "./steps/market.ts";
import { messageTo } from "./steps/mailbox.ts";
import { stranger } from "./steps/people.ts";
import { fillSignIn, register } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

test("UX-09 UX-15 UX-16 Back and Reload in every step keep what was typed, and make one order", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  const customer = stranger("Bea Back");
  await register(page, customer);
  await putInCart(page, product);

  await test.step("the address survives a reload before it is sent", async () => {
    await page.goto("/checkout");
    await fillAddress(page, customer);
    await page.reload();
    await expect(page.getByLabel("Street and house number")).toHaveValue("Rua das Flores 12");
    await expect(page.getByLabel("Country")).toHaveValue("PT");
    await expect(page.getByLabel("Phone")).toHaveValue(customer.phone);
    await page.getByRole("button", { name: "Continue to delivery" }).click();
    await expect(heading(page, "Delivery")).toBeVisible();
  });

  await test.step("Back goes one step back, and Forward one on", async () => {
    await page.reload();
    await expect(heading(page, "Delivery")).toBeVisible();
    await page.goBack();
    await expect(heading(page, "Address")).toBeVisible();
    await expect(page.getByLabel("Postcode")).toHaveValue("1200-109");
    await page.goForward();
    await expect(heading(page, "Delivery")).toBeVisible();
    await page.getByRole("button", { name: "Continue to review" }).click();
    await expect(heading(page, "Review and pay")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("region", { name: "Address" })).toContainText("Rua das Flores 12");
    await page.goBack();
    await expect(heading(page, "Delivery")).toBeVisible();
    await page.goForward();
  });

  await test.step("Edit leads to the step and back to the review", async () => {
    await page.getByRole("link", { name: "Edit address" }).click();
    await page.getByLabel("City").fill("Porto");
    await page.getByRole("button", { name: "Save and go back to review" }).click();
    await expect(heading(page, "Review and pay")).toBeVisible();
    await expect(page.getByRole("region", { name: "Address" })).toContainText("Porto");
  });

  await test.step("Back from the payment page finds the order placed, not a second one to place", async () => {
    await lastButton(page).click();
    await expectPayPage(page);
    await page.goBack();
    await expect(page.getByText(/^Order \S+ is placed$/)).toBeVisible();
    await page.getByRole("link", { name: "Go to the order" }).click();
    await page.getByRole("button", { name: /^Pay now · €28\.90/ }).click();
    await payWith(page, "good");
  });

  await test.step("reloading the result changes nothing", async () => {
    const paid = heading(page, "Thank you, your order is paid");
    await expect(paid).toBeVisible();
    await page.reload();
    await expect(paid).toBeVisible();
    await page.goBack();
    await expect(heading(page, "This payment is complete")).toBeVisible();
    await page.goto("/orders");
    await expect(page.getByRole("list", { name: "Orders" }).getByRole("heading")).toHaveCount(1);
    await messageTo({ to: customer.email, subject: "We have your order" });
  });
});

test("UX-26 X08 a session that ends in the checkout is opened again in the same step, with everything typed", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  const customer = stranger("Enda Ended");
  await register(page, customer);
  await putInCart(page, product);
  await page.goto("/checkout");
  await fillAddress(page, customer);
  await callsOf(page.context().request).identity.customer.account.logOutEverywhere.mutate();
  await page.context().clearCookies();

  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await expect(heading(page, "Sign in")).toBeVisible();
  await fillSignIn(page, customer);
  await expect(heading(page, "Address")).toBeVisible();
  await expect(page.getByLabel("Street and house number")).toHaveValue("Rua das Flores 12");
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await expect(heading(page, "Delivery")).toBeVisible();
});

test("UX-09 what is typed while the page's scripts are still on their way is kept", async ({ page, stall }) => {
  const product = await putOnSale(stall);
  await register(page, stranger("Early Bird"));
  await putInCart(page, product);
  const scriptsCome = await holdScripts(page);
  await page.goto("/checkout", { waitUntil: "commit" });
  await page.getByLabel("Street and house number").fill("Rua das Flores 12");
  scriptsCome();
  await expect(async () => {
    await page.getByRole("button", { name: "Add apartment, company or floor" }).click({ timeout: 1_000 });
    await expect(page.getByLabel("Apartment, company or floor")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByLabel("Street and house number")).toHaveValue("Rua das Flores 12");
});
