import type { APIRequestContext, Page } from "@playwright/test";
import { shopUrl } from "./steps/address-book.ts";
import { buy, heading, putInCart } from "./steps/buy.ts";
import { callsOf, send } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { fillSignIn, register, signInAsDemo } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

type Role = "stranger" | "guest" | "customer" | "seller" | "admin";
type Branch = "customer" | "seller" | "admin";
type Enter = () => Promise<Page>;

const roles: readonly Role[] = ["stranger", "guest", "customer", "seller", "admin"];
const nobody = "01890000-0000-7000-8000-000000000000";

/** Each role's pages, and a read and a write of each branch at each service that has one. */
const pages: Record<Branch, readonly string[]> = {
  customer: ["/orders", "/checkout", `/orders/${nobody}`],
  seller: ["/seller", "/seller/products", "/seller/products/new", "/seller/orders"],
  admin: ["/admin", "/admin/sellers", "/admin/users", "/admin/products", "/admin/orders", "/admin/notifications"],
};
const reads: Record<Branch, readonly `${string}/${string}`[]> = {
  customer: ["order-service/customer.order.list", "identity-service/customer.account.get"],
  seller: ["catalog-service/seller.product.list", "identity-service/seller.account.get"],
  admin: [
    "identity-service/admin.user.list",
    "identity-service/admin.seller.list",
    "catalog-service/admin.product.list",
    "order-service/admin.order.list",
    "payment-service/admin.payment.get",
    "notifier/admin.notification.list",
  ],
};
const writes: Record<Branch, readonly `${string}/${string}`[]> = {
  customer: ["order-service/customer.order.cancel", "order-service/customer.order.place"],
  seller: [
    "catalog-service/seller.product.create",
    "catalog-service/seller.stock.adjust",
    "order-service/seller.order.ship",
  ],
  admin: [
    "identity-service/admin.seller.block",
    "identity-service/admin.seller.approve",
    "catalog-service/admin.product.block",
    "order-service/admin.order.cancel",
  ],
};

async function enterAs(enter: Enter, role: Role): Promise<Page> {
  const page = await enter();
  if (role === "guest") await beGuest(page);
  if (role === "customer" || role === "seller" || role === "admin") await signInAsDemo(page, role);
  return page;
}

/** A guest is whoever has changed a cart without being anybody. */
async function beGuest(page: Page): Promise<void> {
  const { order } = callsOf(page.context().request);
  await order.customer.cart.removeLine.mutate({ variantId: nobody as never }).catch(() => undefined);
  expect(await page.context().cookies()).toHaveLength(1);
}

for (const role of roles) {
  test(`ID-06 ID-07 ID-09 GW-02 GW-05 ${role}: others' pages are closed, and say so with the right status`, async ({
    enter,
  }) => {
    const page = await enterAs(enter, role);
    for (const [branch, paths] of Object.entries(pages)) {
      if (branch === role) continue;
      for (const path of paths) {
        const answer = await page.goto(path);
        if (role === "stranger" || role === "guest") {
          expect(page.url(), path).toBe(shopUrl + insteadOf(path, role));
          continue;
        }
        expect(answer?.status(), `${role} at ${path}`).toBe(403);
        await expect(
          heading(page, `This page needs ${branch === "admin" ? "an" : "a"} ${branch} account`),
        ).toBeVisible();
      }
    }
  });

  test(`ID-04 ID-05 ID-09 GW-02 ${role}: others' procedures are refused at the gateway`, async ({ enter }) => {
    const { request } = (await enterAs(enter, role)).context();
    const expected = role === "stranger" ? 401 : 403;
    for (const branch of ["customer", "seller", "admin"] as const) {
      // A guest carries a customer's token: what only members may do is refused behind the gateway.
      if (branch === role || (branch === "customer" && role === "guest")) continue;
      for (const procedure of reads[branch]) await expectRefused(request, procedure, expected);
      for (const procedure of writes[branch]) await expectRefused(request, procedure, expected);
    }
  });
}

/** The checkout is open to guests; a stranger has nothing to check out. */
function insteadOf(path: string, role: "stranger" | "guest"): string {
  if (path === "/checkout") return role === "guest" ? path : "/cart";
  return `/login?${new URLSearchParams({ callbackUrl: path })}`;
}

async function expectRefused(
  request: APIRequestContext,
  procedure: `${string}/${string}`,
  expected: number,
): Promise<void> {
  const isRead = Object.values(reads).some((list) => list.includes(procedure));
  const { status, text } = await send(request, procedure, { method: isRead ? "GET" : "POST", input: {} });
  expect(status, `${procedure}: ${text}`).toBe(expected);
}

test("CT-06 OR-07 a guest fills a cart, and what only members may do asks to sign in", async ({ enter }) => {
  const { request } = (await enterAs(enter, "guest")).context();
  const listed = await send(request, "order-service/customer.address.list", { method: "GET" });
  expect(listed).toMatchObject({ reason: "GUEST_MUST_SIGN_IN" });
  expect([401, 403]).toContain(listed.status);
  const merging = { guestToken: "x" };
  for (const procedure of ["customer.cart.merge", "customer.order.claimGuest"] as const) {
    const said = await send(request, `order-service/${procedure}`, { input: merging });
    expect(said, procedure).toMatchObject({ reason: "GUEST_MUST_SIGN_IN" });
  }
});

test("GW-04 ID-16 `internal` and words that are no branch are nowhere, for everybody", async ({ enter }) => {
  for (const role of roles) {
    const { request } = (await enterAs(enter, role)).context();
    for (const procedure of [
      "identity-service/internal.session.logIn",
      "catalog-service/internal.stock.reserve",
      "payment-service/internal.payment.open",
      "order-service/internal.anything",
      "catalog-service/public.product.list,internal.stock.reserve",
      "catalog-service/__proto__.toString",
      "sandbox/public.anything",
      "insight-service/admin.anything",
    ] as const) {
      const { status, text } = await send(request, procedure, { input: {} });
      expect(status, `${role}: ${procedure}: ${text}`).toBe(404);
    }
  }
});

test("OR-14 X25 X26 another customer's order is not there: its page, its data, its cancelling, its paying", async ({
  page,
  enter,
  stall,
}) => {
  const product = await putOnSale(stall);
  const owner = stranger("Olga Owner");
  await register(page, owner);
  await putInCart(page, product);
  const { orderId } = await buy(page, owner);

  const other = await enter();
  await register(other, stranger("Otto Other"));
  for (const path of [`/orders/${orderId}`, `/checkout/result/${orderId}`]) {
    expect((await other.goto(path))?.status(), path).toBe(404);
    await expect(heading(other, "This page isn’t here")).toBeVisible();
  }
  const { request } = other.context();
  for (const [procedure, method] of [
    ["order-service/customer.order.get", "GET"],
    ["order-service/customer.order.cancel", "POST"],
    ["order-service/customer.order.pay", "POST"],
  ] as const) {
    const theirs = await send(request, procedure, { method, input: { orderId } });
    const none = await send(request, procedure, { method, input: { orderId: nobody } });
    expect(theirs, procedure).toMatchObject({ status: 404, reason: "ORDER_NOT_FOUND" });
    expect(none, procedure).toMatchObject({ status: 404, reason: "ORDER_NOT_FOUND" });
  }
  await page.reload();
  await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
});

test("ID-07 X28 X29 another seller's product and part of an order are not there", async ({ page, enter, admin }) => {
  const [near, far] = [await openStall(await enter(), admin), await openStall(await enter(), admin)];
  const [bowl, vase] = [await putOnSale(near), await putOnSale(far)];
  const customer = stranger("Wanda Walls");
  await register(page, customer);
  await putInCart(page, bowl);
  await putInCart(page, vase);
  await buy(page, customer);
  await expect(async () => {
    expect((await near.calls.order.seller.order.list.query({ tab: "to-ship" })).items).toHaveLength(1);
  }).toPass({ timeout: 10_000 });
  const [part] = (await near.calls.order.seller.order.list.query({ tab: "to-ship" })).items;
  const { request } = far.page.context();
  for (const [procedure, input, method] of [
    ["catalog-service/seller.product.get", { productId: bowl.productId }, "GET"],
    ["catalog-service/seller.product.archive", { productId: bowl.productId }, "POST"],
    ["catalog-service/seller.stock.adjust", { variantId: bowl.variantId, change: -1, reason: "mine" }, "POST"],
    ["order-service/seller.order.get", { sellerOrderId: part?.sellerOrderId }, "GET"],
    ["order-service/seller.order.accept", { sellerOrderId: part?.sellerOrderId }, "POST"],
    [
      "order-service/seller.order.ship",
      { sellerOrderId: part?.sellerOrderId, carrier: "DHL", trackingNumber: "1" },
      "POST",
    ],
  ] as const) {
    const { status, text } = await send(request, procedure, { method, input });
    expect(status, `${procedure}: ${text}`).toBe(404);
  }
  for (const path of [`/seller/products/${bowl.productId}`, `/seller/orders/${part?.sellerOrderId}`]) {
    expect((await far.page.goto(path))?.status(), path).toBe(404);
  }
  const own = await near.calls.order.seller.order.get.query({ sellerOrderId: part?.sellerOrderId ?? ("" as never) });
  const told = JSON.stringify(own);
  expect(told).not.toContain(customer.email);
  expect(told).not.toContain(vase.title);
});

test("X57 who signs in stays on our pages, wherever `callbackUrl` would lead", async ({ page }) => {
  const person = stranger("Cora Callback");
  await register(page, person);
  for (const callbackUrl of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/%2f%2fevil.example",
  ]) {
    await page.context().clearCookies();
    await page.goto(`/login?${new URLSearchParams({ callbackUrl })}`);
    await fillSignIn(page, person);
    await expect(page, callbackUrl).toHaveURL(`${shopUrl}/`);
  }
  await page.context().clearCookies();
  await page.goto("/login?callbackUrl=%2Forders");
  await fillSignIn(page, person);
  await expect(page).toHaveURL(`${shopUrl}/orders`);
});

test("ID-18 X16 a cookie that is forged, cut or from another house signs nobody in", async ({ page }) => {
  await register(page, stranger("Tom Tamper"));
  const [cookie] = await page.context().cookies();
  if (!cookie) throw new Error("No cookie after signing in.");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const plain = Buffer.from(JSON.stringify({ user: { userId: nobody, role: "admin" } })).toString("base64url");
  const middle = Math.floor(cookie.value.length / 2);
  const flipped = cookie.value[middle] === "A" ? "B" : "A";
  for (const value of [
    cookie.value.slice(0, middle) + flipped + cookie.value.slice(middle + 1),
    cookie.value.slice(0, -10),
    `eyJhbGciOiJub25lIn0.${plain}.`,
    "%E0%A4%A",
    "x".repeat(4_000),
  ]) {
    await page.context().clearCookies();
    await page.context().addCookies([{ ...cookie, value }]);
    await page.goto("/orders");
    expect(page.url()).toBe(`${shopUrl}/login?callbackUrl=%2Forders`);
    const { request } = page.context();
    expect((await send(request, "order-service/customer.order.list", { method: "GET", input: {} })).status).toBe(401);
  }
});
