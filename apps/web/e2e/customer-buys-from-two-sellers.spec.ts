import type { Page } from "@playwright/test";
import {
  cartDrawer,
  expectPayPage,
  fillAddress,
  heading,
  lastButton,
  orderOnPage,
  payWith,
  putInCart,
} from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { messageTo } from "./steps/mailbox.ts";
import { stranger } from "./steps/people.ts";
import { fillRegistration } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

/** How long a second browser may take to show what happened in the first. */
const live = { timeout: 5_000 };

test("CT-02 CT-06 OR-13 OR-15 NO-03 NO-04 NO-05 NO-06 NO-12 UX-12 UX-14 UX-24 UX-27 UX-31 a guest fills a cart from two sellers, registers at checkout, pays once and watches a parcel go", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(180_000);
  const near = await openStall(await enter(), admin);
  const far = await openStall(await enter(), admin);
  const [bowl, vase] = [await putOnSale(near, { price: 2_400 }), await putOnSale(far, { price: 6_150 })];
  const customer = stranger("Carla Customer");

  await test.step("a guest puts things of both in the cart", async () => {
    await putInCart(page, bowl);
    await putInCart(page, vase);
    await page.getByRole("link", { name: /^Cart.*in it: 2$/ }).click();
    await cartDrawer(page).getByRole("link", { name: "Go to cart" }).click();
    for (const [{ shopName }, { title }] of [
      [near, bowl],
      [far, vase],
    ] as const) {
      const parcel = page.getByRole("region", { name: `Parcel from ${shopName}` });
      await expect(parcel.getByRole("link", { name: title })).toBeVisible();
      await expect(parcel.getByText("Delivery €4.90")).toBeVisible();
    }
    await expect(page.getByRole("complementary", { name: "Summary" })).toContainText(/Total[^€]*€95\.30/);
  });

  await test.step("would rather have an account, and loses nothing", async () => {
    await page.getByRole("link", { name: "Checkout" }).click();
    await expect(page.getByRole("button", { name: "Continue as guest" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await expect(page.getByText("Everything in your cart comes along.")).toBeVisible();
    await page.getByRole("link", { name: "Create an account" }).click();
    await fillRegistration(page, customer);
    const summary = page.getByRole("complementary", { name: "Order summary" });
    await expect(summary).toContainText(bowl.title);
    await expect(summary).toContainText(vase.title);
  });

  await test.step("goes through the checkout", async () => {
    await fillAddress(page, customer);
    await page.getByRole("button", { name: "Continue to delivery" }).click();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(2);
    await page.getByRole("button", { name: "Continue to review" }).click();
    await expect(lastButton(page)).toHaveText("Place order and pay · €95.30");
    await lastButton(page).click();
    await expectPayPage(page);
    await payWith(page, "good");
    await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
  });

  const { number } = await orderOnPage(page);
  await page.getByRole("link", { name: "Your order’s page" }).click();
  await expect(page).toHaveURL(/\/orders\//);
  await stay(page);

  await test.step("mails tell each what concerns them", async () => {
    const received = await messageTo({ to: customer.email, subject: `We have your order ${number}` });
    expect(received.text).toContain(bowl.title);
    expect(received.text).toContain(vase.title);
    await messageTo({ to: customer.email, subject: `We have your payment for order ${number}` });
    const toNear = await messageTo({ to: near.owner.email, subject: `Paid: order ${number}` });
    const toFar = await messageTo({ to: far.owner.email, subject: `Paid: order ${number}` });
    expect(toNear.text).toContain(bowl.title);
    expect(toNear.text).not.toContain(vase.title);
    expect(toNear.text).not.toContain(customer.email);
    expect(toFar.text).toContain(vase.title);
    expect(toFar.text).not.toContain(bowl.title);
  });

  const parcel = page.getByRole("region", { name: `from ${near.shopName}` });
  const journey = parcel.getByRole("list", { name: `Journey of the parcel from ${near.shopName}` });

  await test.step("the seller accepts, and the customer sees it live", async () => {
    await near.page.goto("/seller/orders");
    await near.page.getByRole("link", { name: number }).click();
    await expect(near.page.getByText(bowl.title)).not.toHaveCount(0);
    await expect(near.page.getByText(vase.title)).toHaveCount(0);
    await near.page.getByRole("button", { name: "Accept order" }).click();
    await expect(parcel.getByText("Being packed")).toBeVisible(live);
    await expect(journey.getByText("Accepted by the seller", { exact: true })).toBeVisible();
  });

  await test.step("the seller ships, and the customer sees carrier and number live", async () => {
    await near.page.getByLabel("Carrier").fill("DHL");
    await near.page.getByLabel("Tracking number").fill("JD014600006281");
    await near.page.getByRole("button", { name: "Ship this parcel" }).click();
    await expect(parcel.getByText("DHL JD014600006281").first()).toBeVisible(live);
    await expect(parcel.getByText(/On its way$/)).toBeVisible();
    await expect(parcel.getByText(/^Arrives .*\d/)).toBeVisible();
    const address = page.getByRole("region", { name: "Address and amounts" });
    await expect(address).toContainText("Rua das Flores 12");
    const mail = await messageTo({ to: customer.email, subject: `A parcel of order ${number} is on its way` });
    expect(mail.text).toContain("JD014600006281");
    const sms = await messageTo({ to: customer.phone.replaceAll(" ", ""), channel: "sms" });
    expect(sms.text).toContain("JD014600006281");
  });

  await test.step("the parcel arrives, the other seller's is still waited for", async () => {
    await near.page.getByRole("button", { name: "Mark parcel 1 delivered" }).click();
    await expect(parcel.getByText("Delivered", { exact: true }).first()).toBeVisible(live);
    await expect(
      page
        .getByRole("region", { name: `from ${far.shopName}` })
        .getByText("Paid")
        .first(),
    ).toBeVisible();
    await messageTo({ to: customer.email, subject: `Delivered: ${near.shopName}, order ${number}` });
  });
  await expectStayed(page);
});

/** Marks the page, so that a reload would be noticed. */
async function stay(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute("data-story", "stayed"));
}

async function expectStayed(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-story", "stayed");
}
