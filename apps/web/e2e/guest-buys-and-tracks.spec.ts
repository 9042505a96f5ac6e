import type { Page } from "@playwright/test";
import { shopUrl } from "./steps/address-book.ts";
import { expectPayPage, heading, lastButton, orderOnPage, payWith, putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { messageTo } from "./steps/mailbox.ts";
import { ownWord, stranger } from "./steps/people.ts";
import type { Person } from "./steps/people.ts";
import { fillSignIn, register, signIn } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

/** How long a second browser may take to show what happened in the first. */
const live = { timeout: 5_000 };

test("UX-01 UX-02 UX-03 UX-15 UX-16 UX-17 UX-32 CT-06 OR-07 a guest buys with a code, without an account, and follows the order", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(180_000);
  const stall = await openStall(await enter(), admin);
  const product = await putOnSale(stall, { price: 2_400 });
  const guest = stranger("Gwen Guest");
  const code = `GWEN${ownWord().slice(-8).toUpperCase()}`;
  await admin.order.admin.coupon.create.mutate({ code, kind: "percent", value: 10 });
  const asked: string[] = [];
  const count = async () => asked.push(...(await fieldsOf(page)));

  await test.step("a code is asked for only on request, and a wrong one says so beside itself", async () => {
    await putInCart(page, product);
    await page.goto("/cart");
    const field = page.getByLabel("Code");
    await expect(field).toBeHidden();
    await page.getByText("Have a code?").click();
    await field.fill("NO-SUCH-CODE");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("We don't know this code. Check its spelling.")).toBeVisible();
    await expect(field).toHaveValue("NO-SUCH-CODE");
    await field.fill(code.toLowerCase());
    await page.getByRole("button", { name: "Apply" }).click();
    const summary = page.getByRole("complementary", { name: "Summary" });
    await expect(summary).toContainText(/Discount-€2\.40/);
    await expect(summary).toContainText(/Total[^€]*€26\.50/);
  });

  await test.step("going on as a guest comes before signing in, and needs nothing", async () => {
    await page.getByRole("link", { name: "Checkout" }).click();
    await expect(heading(page, "Contact")).toBeVisible();
    await expect(page).toHaveURL(/step=contact/);
    const buttons = page
      .locator("main")
      .locator("button, a")
      .getByText(/as guest|^Sign in$/);
    await expect(buttons).toHaveText(["Continue as guest", "Sign in"]);
    await expect(page.locator("main input[type=password]")).toHaveCount(0);
    await page.getByRole("button", { name: "Continue as guest" }).click();
    await expect(heading(page, "Address")).toBeVisible();
    await expect(page.getByLabel("Email")).toBeVisible();
    await page.goBack();
  });

  await test.step("what is typed wrong is said beside the field, and kept", async () => {
    await expect(heading(page, "Contact")).toBeVisible();
    await count();
    await page.getByLabel("Email").fill("gwen");
    await page.getByRole("button", { name: "Continue as guest" }).click();
    await expect(page.getByText("An email address has an @").first()).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue("gwen");
    await page.getByLabel("Email").fill(guest.email);
    await page.getByLabel("Phone").fill(guest.phone);
    await page.reload();
    await expect(page.getByLabel("Email")).toHaveValue(guest.email);
    await page.getByRole("button", { name: "Continue as guest" }).click();
  });

  await test.step("no step asks twice, and all together for eight things at most", async () => {
    await expect(heading(page, "Address")).toBeVisible();
    await expect(page.getByRole("region", { name: "Contact" })).toContainText(guest.email);
    await count();
    await page.getByLabel("Full name").fill(guest.name);
    await page.getByLabel("Country").selectOption("PT");
    await page.getByLabel("Street and house number").fill("Rua das Flores 12");
    await page.getByLabel("Postcode").fill("1200-109");
    await page.getByLabel("City").fill("Lisbon");
    await page.getByRole("button", { name: "Continue to delivery" }).click();
    await expect(heading(page, "Delivery")).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(2);
    await expect(page.getByRole("radio", { checked: true })).toHaveAttribute("value", "standard");
    await count();
    await page.getByRole("button", { name: "Continue to review" }).click();
    await expect(heading(page, "Review and pay")).toBeVisible();
    await count();
    expect(asked.length, asked.join(", ")).toBeLessThanOrEqual(8);
    expect(new Set(asked).size, asked.join(", ")).toBe(asked.length);
  });

  await test.step("every finished step can be mended, and leads back to the review", async () => {
    await page.getByRole("link", { name: "Edit contact" }).click();
    await expect(page.getByLabel("Email")).toHaveValue(guest.email);
    await page.getByRole("button", { name: "Save and go back to review" }).click();
    await expect(heading(page, "Review and pay")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("region", { name: "Contact" })).toContainText(guest.phone);
    await expect(page.locator("input[type=password]")).toHaveCount(0);
  });

  await test.step("pays, and sees the order", async () => {
    await expect(lastButton(page)).toHaveText("Place order and pay · €26.50");
    await lastButton(page).click();
    await expectPayPage(page);
    await payWith(page, "good");
    await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
    const sums = page.getByRole("region", { name: "Address and amounts" });
    await expect(sums).toContainText(/Discount-€2\.40/);
  });

  const { orderId, number } = await orderOnPage(page);
  await page.getByRole("link", { name: "Your order’s page" }).click();
  await expect(page).toHaveURL(`${shopUrl}/orders/${orderId}`);
  await messageTo({ to: guest.email, subject: `We have your payment for order ${number}` });

  const elsewhere = await enter();
  await test.step("elsewhere number and address find it; a wrong pair and an unknown number get one answer", async () => {
    expect((await elsewhere.goto(`/orders/${orderId}`))?.url()).toContain("/login?");
    await elsewhere.goto("/");
    await elsewhere.getByRole("contentinfo").getByRole("link", { name: "Track an order" }).click();
    const said = [
      await lookFor(elsewhere, { number, email: "somebody@else.example" }),
      await lookFor(elsewhere, { number: "SH-ZZZZZZ", email: guest.email }),
      await lookFor(elsewhere, { number: "nonsense", email: guest.email }),
    ];
    expect(new Set(said).size, said.join("\n")).toBe(1);
    await lookFor(elsewhere, { number: number.toLowerCase(), email: ` ${guest.email.toUpperCase()} ` });
    await expect(elsewhere).toHaveURL(/\/track\/.+/);
    await expect(heading(elsewhere, "Thank you, your order is paid")).toBeVisible();
    const text = await elsewhere.locator("main").innerText();
    for (const secret of [guest.email, guest.phone, guest.name, "Rua das Flores"]) expect(text).not.toContain(secret);
  });

  await test.step("and shows it live", async () => {
    await stall.page.goto("/seller/orders");
    await stall.page.getByRole("link", { name: number }).click();
    await stall.page.getByRole("button", { name: "Accept order" }).click();
    await expect(heading(elsewhere, "Your order is being packed")).toBeVisible(live);
    await expect(heading(page, "Your order is being packed")).toBeVisible(live);
  });
});

test("UX-32 UX-17 codes and tracking work without scripts", async ({ enter, page, stall }) => {
  const plain = await enter({ javaScriptEnabled: false });
  await plain.goto("/track");
  await plain.getByLabel("Order number").fill("SH-ZZZZZZ");
  await plain.getByRole("button", { name: "Find the order" }).click();
  await expect(plain.getByText("Enter the email address you ordered with.")).toBeVisible();
  await expect(plain.getByLabel("Order number")).toHaveValue("SH-ZZZZZZ");
  await plain.getByLabel("Email").fill("nobody@people.stallhouse.example");
  await plain.getByRole("button", { name: "Find the order" }).click();
  await expect(plain.getByText("We can’t find an order with this number")).toBeVisible();
  expect((await plain.goto("/track/not-a-token"))?.status()).toBe(404);

  await putInCart(page, await putOnSale(stall));
  await plain.context().addCookies(await page.context().cookies());
  await plain.goto("/cart");
  await plain.getByText("Have a code?").click();
  await plain.getByLabel("Code").fill("NO-SUCH-CODE");
  await plain.getByRole("button", { name: "Apply" }).click();
  await expect(plain.getByText("We don't know this code. Check its spelling.")).toBeVisible();
  await plain.goto("/checkout");
  await plain.getByLabel("Email").fill("gwen@people.stallhouse.example");
  await plain.getByRole("button", { name: "Continue as guest" }).click();
  await expect(heading(plain, "Address")).toBeVisible();
  await expect(plain.getByRole("region", { name: "Contact" })).toContainText("gwen@people.stallhouse.example");
});

test("UX-28 a line removed by a slip comes back with one press, for eight seconds and more", async ({
  page,
  stall,
}) => {
  const product = await putOnSale(stall);
  await putInCart(page, product);
  await page.goto("/cart");
  await page.getByRole("button", { name: `Remove ${product.title}` }).click();
  const undo = page.getByRole("button", { name: `Undo removing ${product.title}` });
  await expect(undo).toBeFocused();
  await page.waitForTimeout(8_500);
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await expect(page.getByRole("link", { name: product.title })).toBeVisible();
});

test("UX-02 OR-14 an account is offered after paying, for one password, and the order is in it", async ({
  page,
  enter,
  stall,
}) => {
  const product = await putOnSale(stall);
  const guest = stranger("Jo Joins");
  await putInCart(page, product);
  const { number } = await buyAsGuest(page, guest);
  await expect(page.locator("input[type=password]")).toHaveCount(1);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("3 more to go: a password needs at least 8 characters.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(guest.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Your account is ready")).toBeVisible();
  await expect(page.locator("input[type=password]")).toHaveCount(0);
  await page.goto("/orders");
  await expect(page.getByRole("list", { name: "Orders" })).toContainText(number);
  const elsewhere = await enter();
  await signIn(elsewhere, guest);
  await elsewhere.goto("/orders");
  await expect(elsewhere.getByRole("list", { name: "Orders" })).toContainText(number);
});

test("UX-02 a guest’s order goes along when they sign in afterwards", async ({ page, enter, stall }) => {
  const product = await putOnSale(stall);
  const member = stranger("Mia Member");
  await register(await enter(), member);
  await putInCart(page, product);
  const { orderId, number } = await buyAsGuest(page, member);
  await page.goto(`/login`);
  await fillSignIn(page, member);
  await expect(page).not.toHaveURL(/\/login/);
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText(`Order ${number}, placed`)).toBeVisible();
});

test("CT-06 whoever has no cart finds an empty one instead of a checkout", async ({ page }) => {
  await page.goto("/checkout?step=review");
  await expect(page).toHaveURL(`${shopUrl}/cart`);
  await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
});

/** The labels of what one can type into or choose from, as far as it is to be seen. */
async function fieldsOf(page: Page): Promise<string[]> {
  const fields = page
    .locator("main")
    .locator("input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea");
  const labels: string[] = [];
  for (const field of await fields.all()) {
    if (await field.isVisible()) labels.push((await field.getAttribute("name")) ?? "nameless");
  }
  return labels;
}

/** What the page says about a pair that leads nowhere; nothing for one that is found. */
async function lookFor(page: Page, { number, email }: { number: string; email: string }): Promise<string> {
  await page.getByLabel("Order number").fill(number);
  await page.getByLabel("Email").fill(email);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Find the order" }).click();
  await answered;
  const alert = page.getByRole("alert").filter({ hasText: /\w/ }).first();
  await expect(alert.or(page.getByText(/^Order \S+, placed/))).toBeVisible();
  return (await alert.isVisible()) ? await alert.innerText() : "";
}

/** From the cart to a paid order, without an account. */
async function buyAsGuest(page: Page, guest: Person): Promise<{ orderId: string; number: string }> {
  await page.goto("/checkout");
  await page.getByLabel("Email").fill(guest.email);
  await page.getByRole("button", { name: "Continue as guest" }).click();
  await expect(heading(page, "Address")).toBeVisible();
  await page.getByLabel("Full name").fill(guest.name);
  await page.getByLabel("Country").selectOption("PT");
  await page.getByLabel("Street and house number").fill("Rua das Flores 12");
  await page.getByLabel("Postcode").fill("1200-109");
  await page.getByLabel("City").fill("Lisbon");
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await page.getByRole("button", { name: "Continue to review" }).click();
  await lastButton(page).click();
  await expectPayPage(page);
  await payWith(page, "good");
  await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
  return await orderOnPage(page);
}
