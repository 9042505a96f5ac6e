import { buy, heading, orderOnPage, placeOrder, putInCart } from "./steps/buy.ts";
import { send } from "./steps/gateway.ts";
import { chargesOf, messagesTo, messageTo } from "./steps/mailbox.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

test("OR-20 IN-08 NO-11 I22 a paid order is cancelled before shipping: the money goes back and the stock returns", async ({
  page,
  enter,
  admin,
}) => {
  const stall = await openStall(await enter(), admin);
  const product = await putOnSale(stall, { quantity: 3 });
  const customer = stranger("Rita Regret");
  await register(page, customer);
  await putInCart(page, product);
  const { orderId, number } = await buy(page, customer);
  await messageTo({ to: stall.owner.email, subject: `Paid: order ${number}` });

  await page.getByRole("button", { name: "Cancel order" }).click();
  const dialog = page.getByRole("dialog", { name: `Cancel order ${number}?` });
  await expect(dialog).toContainText("€28.90 goes back to you");
  await dialog.getByRole("button", { name: "Cancel the whole order" }).click();
  await expect(heading(page, /^Order (cancelled|refunded)$/)).toBeVisible();

  await messageTo({ to: customer.email, subject: `Order ${number} is cancelled` });
  await messageTo({ to: customer.email, subject: `€28.90 for order ${number} is on its way back` });
  await messageTo({ to: stall.owner.email, subject: `Cancelled: order ${number}, do not ship it` });
  const charges = await chargesOf(orderId);
  expect(charges.map(({ amountReceived, refunded }) => ({ amountReceived, refunded }))).toEqual([
    { amountReceived: 2_890, refunded: 2_890 },
  ]);
  await expect(page.getByText("Your money is on its way back to you.")).toBeVisible();
  await expect(async () => {
    const { variants } = await stall.calls.catalog.seller.product.get.query({ productId: product.productId });
    expect(variants.map(({ available, reserved }) => ({ available, reserved }))).toEqual([
      { available: 3, reserved: 0 },
    ]);
  }).toPass({ timeout: 10_000 });

  // The seller's own page says so too, and shipping it is refused.
  const { items } = await stall.calls.order.seller.order.list.query({ tab: "all" });
  const shipping = await send(stall.page.context().request, "order-service/seller.order.ship", {
    input: { sellerOrderId: items[0]?.sellerOrderId, carrier: "DHL", trackingNumber: "1" },
  });
  expect([409, 412]).toContain(shipping.status);
});

test("OR-20 IN-08 NO-11 an order that was not paid is cancelled, and nothing was charged", async ({ page, stall }) => {
  const product = await putOnSale(stall, { quantity: 3 });
  const customer = stranger("Nora Never");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  const payPage = page.url();
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(heading(page, "Not paid yet")).toBeVisible();
  const { orderId, number } = await orderOnPage(page);

  await page.getByRole("button", { name: "Cancel order" }).click();
  const dialog = page.getByRole("dialog", { name: `Cancel order ${number}?` });
  await expect(dialog).toContainText("Nothing has been charged.");
  await dialog.getByRole("button", { name: "Cancel the whole order" }).click();
  await expect(heading(page, "Order cancelled")).toBeVisible();
  await expect(page.getByText("Nothing was charged.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Pay/ })).toHaveCount(0);

  await messageTo({ to: customer.email, subject: `Order ${number} is cancelled` });
  expect(await messagesTo({ to: stall.owner.email, subject: number })).toEqual([]);
  expect((await chargesOf(orderId)).filter(({ amountReceived }) => amountReceived > 0)).toEqual([]);
  await page.goto(payPage);
  await expect(heading(page, "This payment page has expired")).toBeVisible();
});

test("OR-20 a parcel that is on its way cannot be called back", async ({ page, enter, admin }) => {
  const stall = await openStall(await enter(), admin);
  const product = await putOnSale(stall);
  const customer = stranger("Lara Late");
  await register(page, customer);
  await putInCart(page, product);
  const { orderId } = await buy(page, customer);
  const { items } = await stall.calls.order.seller.order.list.query({ tab: "to-ship" });
  const sellerOrderId = items[0]?.sellerOrderId;
  if (!sellerOrderId) throw new Error("The seller has nothing to ship.");
  await stall.calls.order.seller.order.accept.mutate({ sellerOrderId });
  await stall.calls.order.seller.order.ship.mutate({ sellerOrderId, carrier: "DHL", trackingNumber: "JD01" });
  await expect(heading(page, "Your order is on its way")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel order" })).toHaveCount(0);
  const cancelling = await send(page.context().request, "order-service/customer.order.cancel", { input: { orderId } });
  expect(cancelling).toMatchObject({ status: 409, reason: "ORDER_ALREADY_SHIPPED" });
});
