import { heading, orderOnPage, payWith, placeOrder, putInCart } from "./steps/buy.ts";
import { callsOf } from "./steps/gateway.ts";
import { holdScripts } from "./steps/late-scripts.ts";
import { chargesOf, messageTo } from "./steps/mailbox.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

test("OR-08 PA-03 NO-04 UX-23 a declined card leaves the order as it is, and another card pays it", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  const customer = stranger("Dora Declined");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  await payWith(page, "declined");
  await expect(page.getByRole("alert")).toContainText("Payment didn’t go through.");

  // The shop's own page says the same while the provider's is still open, and leads back to it in one press.
  const [order] = (await callsOf(page.context().request).order.customer.order.list.query({})).items;
  const shop = await page.context().newPage();
  await shop.goto(`/orders/${order?.orderId}`);
  await expect(heading(shop, "Payment didn’t go through")).toBeVisible();
  await expect(
    shop.getByText("Your bank declined the card. Nothing was charged, and your order is kept."),
  ).toBeVisible();
  const { number, orderId } = await orderOnPage(shop);
  await messageTo({ to: customer.email, subject: `Payment for order ${number} didn't go through` });
  await page.close();
  await shop.getByRole("button", { name: /^Try again · €28\.90/ }).click();
  await expect(shop).toHaveURL(/\/pay\/cs_/);
  await payWith(shop, "good");

  await expect(heading(shop, "Thank you, your order is paid")).toBeVisible();
  expect(await orderOnPage(shop)).toEqual({ orderId, number });
  await messageTo({ to: customer.email, subject: `We have your payment for order ${number}` });
  const charges = await chargesOf(orderId);
  expect(charges.map(({ amountReceived }) => amountReceived)).toEqual([2_890]);
});

test("OR-09 UX-23 a card without money is told apart from a refused one", async ({ page, stall }) => {
  const product = await putOnSale(stall);
  const customer = stranger("Petra Poor");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  await payWith(page, "poor");
  await expect(page.getByRole("alert")).toContainText("There is not enough money on this card.");
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(heading(page, "Payment didn’t go through")).toBeVisible();
  await expect(page.getByText("The card doesn’t have enough money on it.")).toBeVisible();
});

test("OR-09 UX-23 who leaves the payment page is told the truth and can pay after all", async ({ page, stall }) => {
  const product = await putOnSale(stall);
  const customer = stranger("Livia Leaver");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(heading(page, "Not paid yet")).toBeVisible();
  await expect(page.getByText("Nothing was charged, and your order is kept.")).toBeVisible();
  await expect(page.getByText(/It is kept for you until \d\d:\d\d/)).toBeVisible();

  const scriptsCome = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  const pay = page.getByRole("button", { name: /^Pay now · €28\.90/ });
  await expect(pay).toBeDisabled();
  await expect(page.getByRole("button", { name: "Cancel order" })).toBeDisabled();
  scriptsCome();
  await pay.click();
  await payWith(page, "good");
  await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
});

test("OR-09 UX-23 the time things are held for is counted down, and its end is said before it comes", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  const customer = stranger("Tim Timely");
  await register(page, customer);
  await putInCart(page, product);
  await placeOrder(page, customer);
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(heading(page, "Not paid yet")).toBeVisible();
  const [order] = (await callsOf(page.context().request).order.customer.order.list.query({})).items;
  const { expiresAt } = await callsOf(page.context().request).order.customer.order.get.query({
    orderId: order?.orderId ?? ("" as never),
  });
  const end = new Date(expiresAt ?? "").getTime();
  await expect(page.getByRole("timer")).toHaveCount(0);

  // A clock of the page's own: minutes go by, the server's stay as they are.
  await page.clock.install({ time: end - 5 * 60_000 });
  await page.reload();
  await expect(page.getByRole("timer")).toHaveText(/^[45]:\d\d left$/);
  await page.clock.setFixedTime(end - 100_000);
  await page.clock.runFor(2_000);
  await expect(page.getByRole("timer")).toHaveText(/^1:\d\d left$/);
  await expect(page.getByText("Then everything in this order is free for others again.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay now · €28\.90/ })).toBeVisible();
});
