import type { Page } from "@playwright/test";
import { heading, payWith, placeOrder, putInCart } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { messageTo } from "./steps/mailbox.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

const tenMinutes = 600_000;

/** The one order of whoever's cookies these are. */
async function orderOf(page: Page) {
  const { order } = callsOf(page.context().request).order.customer;
  const [only] = (await order.list.query({})).items;
  if (!only) throw new Error("nothing was ordered");
  const view = await order.get.query({ orderId: only.orderId });
  return { ...view, end: new Date(view.expiresAt ?? "").getTime() };
}

test("UX-34 UX-23 who needs longer is warned, gets ten minutes more in one press, once, and can pay in them", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  const customer = stranger("Lena Longer");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(heading(page, "Not paid yet")).toBeVisible();
  const { orderId, end } = await orderOf(page);
  const longer = page.getByRole("button", { name: "Keep it 10 more minutes" });
  await expect(longer).toHaveCount(0);

  await test.step("the warning comes before the end and is said once, with a button", async () => {
    // A clock of the page's own: minutes go by, the server's stay as they are.
    await page.clock.install({ time: end - 170_000 });
    await page.reload();
    await expect(page.getByRole("timer")).toHaveText(/^2:[45]\d left$/);
    await expect(page.getByRole("status").filter({ hasText: "you can extend it once" })).toHaveCount(1);
    await expect(longer).toBeVisible();
  });

  await test.step("one press shows the new end, which is the server's", async () => {
    await longer.press("Enter");
    await expect(page.getByText(/^Done\. It is kept for you until \d\d:\d\d\.$/)).toBeFocused();
    await expect(longer).toHaveCount(0);
    const now = await orderOf(page);
    expect(now.end).toBe(end + tenMinutes);
    expect(now.extension).toBeNull();
    await page.clock.setFixedTime(end - 30_000);
    await page.clock.runFor(2_000);
    await expect(page.getByRole("timer")).toHaveCount(0);
  });

  await test.step("there is no second time", async () => {
    await page.clock.setFixedTime(end + tenMinutes - 100_000);
    await page.clock.runFor(2_000);
    await expect(page.getByRole("timer")).toHaveText(/^1:\d\d left$/);
    await expect(page.getByText("Then everything in this order is free for others again.").first()).toBeVisible();
    await expect(longer).toHaveCount(0);
    const { order } = callsOf(page.context().request).order.customer;
    const heldUntil = new Date(end + tenMinutes).toISOString();
    await expect(order.extendHold.mutate({ orderId, heldUntil })).rejects.toThrow("HOLD_ALREADY_EXTENDED");
  });

  await page.getByRole("button", { name: /^Pay now · €28\.90/ }).click();
  await payWith(page, "good");
  await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
});

test("UX-34 UX-58 without scripts, and by a guest’s link, more time is a form", async ({ page, enter, stall }) => {
  const product = await putOnSale(stall);
  const guest = stranger("Gil Guest");
  await putInCart(page, product);
  await page.goto("/checkout");
  await page.getByLabel("Email").fill(guest.email);
  await page.getByRole("button", { name: "Continue as guest" }).click();
  await placeOrderAsGuest(page, guest.name);
  const { orderId, number, end } = await orderOf(page);
  const plain = await enter({ javaScriptEnabled: false });
  const stale = await enter({ javaScriptEnabled: false });
  await stale.context().addCookies(await page.context().cookies());
  await stale.goto(`/orders/${orderId}`);

  await test.step("by number and mail address", async () => {
    await plain.goto("/track");
    await plain.getByLabel("Order number").fill(number);
    await plain.getByLabel("Email").fill(guest.email);
    await plain.getByRole("button", { name: "Find the order" }).click();
    await expect(plain.getByRole("link", { name: "Change address" })).toHaveCount(0);
    await plain.getByRole("button", { name: "Keep it 10 more minutes" }).click();
    await expect(plain).toHaveURL(/\/track\/.+/);
    await expect.poll(async () => (await orderOf(page)).end).toBe(end + tenMinutes);
    await expect(plain.getByRole("button", { name: /^Pay now/ })).toBeDisabled();
    // Locators of texts pass over what stands in a `noscript`.
    await expect(plain.getByRole("main")).toContainText("To pay for this order or cancel it, allow JavaScript", {
      useInnerText: true,
    });
    await expect(plain.getByRole("button", { name: "Keep it 10 more minutes" })).toHaveCount(0);
  });

  await test.step("a page that stood open until the order was paid is told that it comes too late", async () => {
    await payWith(page, "good");
    await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
    await stale.getByRole("button", { name: "Keep it 10 more minutes" }).click();
    const no = stale.getByRole("main").getByRole("alert");
    await expect(no).toContainText("That isn't possible in the order's present state.");
    await expect(heading(stale, "Thank you, your order is paid")).toBeVisible();
  });
});

async function placeOrderAsGuest(page: Page, name: string): Promise<void> {
  await expect(heading(page, "Address")).toBeVisible();
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("Country").selectOption("PT");
  await page.getByLabel("Street and house number").fill("Rua das Flores 12");
  await page.getByLabel("Postcode").fill("1200-109");
  await page.getByLabel("City").fill("Lisbon");
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await page.getByRole("button", { name: "Continue to review" }).click();
  await page.getByRole("button", { name: /^Place order and pay/ }).click();
  await expect(page).toHaveURL(/\/pay\/cs_/);
}

test("UX-35 UX-23 UX-09 after a declined card the address can be changed, and the order is paid and sent to the new one", async ({
  page,
  enter,
  admin,
}) => {
  const stall = await openStall(await enter(), admin);
  const product = await putOnSale(stall);
  const customer = stranger("Alma Address");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  await payWith(page, "declined");
  await expect(page.getByRole("alert")).toContainText("Payment didn’t go through.");
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(heading(page, "Payment didn’t go through")).toBeVisible();
  const before = await orderOf(page);

  await test.step("the form is the checkout’s, with what is known, and keeps what is typed", async () => {
    await page.getByRole("link", { name: "Change address" }).click();
    await expect(heading(page, "Change the address")).toBeVisible();
    await expect(page.getByLabel("Full name")).toHaveValue(customer.name);
    await expect(page.getByLabel("Country").locator("option")).toHaveText(["Portugal"]);
    await page.getByLabel("Street and house number").fill("Rua da Rosa 7");
    await page.getByLabel("Postcode").fill("12");
    await page.getByRole("button", { name: "Save address" }).click();
    await expect(page.getByText("A postcode there looks like 1200-109.").first()).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Street and house number")).toHaveValue("Rua da Rosa 7");
    await page.getByLabel("Postcode").fill("4050-262");
    await page.getByLabel("City").fill("Porto");
    await page.getByRole("button", { name: "Save address" }).click();
  });

  await test.step("the order says where it goes; days and total are as they were", async () => {
    await expect(page.getByText("Your order goes to the new address.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Address and amounts" })).toContainText("Rua da Rosa 7");
    const after = await orderOf(page);
    expect(after.totalAmount).toBe(before.totalAmount);
    expect(after.sellerOrders[0]?.latest).toBe(before.sellerOrders[0]?.latest);
  });

  await page.getByRole("button", { name: /^Try again · €28\.90/ }).click();
  await payWith(page, "good");
  await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
  await expect(page.getByRole("link", { name: "Change address" })).toHaveCount(0);
  await messageTo({ to: customer.email, subject: `We have your payment for order ${before.number}` });
  const [part] = (await stall.calls.order.seller.order.list.query({ tab: "to-ship" })).items;
  expect(part?.recipient).toMatchObject({ name: customer.name, city: "Porto" });

  await page.goto(`/orders/${before.orderId}/address`);
  await expect(page.getByText("The address of this order can't be changed any more.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save address" })).toHaveCount(0);
});

test("UX-35 UX-58 the address is changed without scripts too", async ({ page, enter, stall }) => {
  const product = await putOnSale(stall);
  const customer = stranger("Pia Plain");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  const { orderId } = await orderOf(page);
  const plain = await enter({ javaScriptEnabled: false });
  await plain.context().addCookies(await page.context().cookies());
  await plain.goto(`/orders/${orderId}`);
  await plain.getByRole("link", { name: "Change address" }).click();
  await plain.getByLabel("Full name").fill("");
  await plain.getByRole("button", { name: "Save address" }).click();
  await expect(plain.getByText("Enter the name that stands on the door.").first()).toBeVisible();
  await plain.getByLabel("Full name").fill("Pia Elsewhere");
  await plain.getByRole("button", { name: "Save address" }).click();
  await expect(plain.getByText("Your order goes to the new address.")).toBeVisible();
  await expect(plain.getByRole("region", { name: "Address and amounts" })).toContainText("Pia Elsewhere");
});
