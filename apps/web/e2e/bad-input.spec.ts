import type { APIRequestContext } from "@playwright/test";
import { sandboxUrl, shopUrl } from "./steps/address-book.ts";
import { buy, heading, putInCart } from "./steps/buy.ts";
import { callsOf, send } from "./steps/gateway.ts";
import type { Said } from "./steps/gateway.ts";
import { chargesOf, messageTo } from "./steps/mailbox.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register, signInAsDemo } from "./steps/sign-in.ts";
import { putOnSale } from "./steps/stall.ts";

const nobody = "01890000-0000-7000-8000-000000000000";

/** A typed "no": the right status, and nothing of how the house is built. */
function expectRefusal({ status, text, reason }: Said, statuses: number | readonly number[], what: string): void {
  expect([statuses].flat(), `${what}: ${text}`).toContain(status);
  // tRPC's own "no" carries its code where ours carries a reason.
  expect(reason ?? /"code":"([A-Z_]+)"/.exec(text)?.[1], `${what}: ${text}`).toBeTruthy();
  expectNoSecrets(text);
}

function expectNoSecrets(text: string): void {
  expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts:|stack"|select .* from|insert into|postgres/i);
}

test("CT-01 X39 quantities that are no quantities are refused, and the cart stays as it is", async ({
  page,
  stall,
}) => {
  const { variantId } = await putOnSale(stall);
  const { request } = page.context();
  const { order } = callsOf(request);
  await order.customer.cart.addLine.mutate({ variantId: variantId as never, quantity: 2 });
  const wrong = [0, -1, 1.5, 1_000, null, "1", "1e2", "0x10", [1], {}, true];
  for (const quantity of wrong) {
    const said = await send(request, "order-service/customer.cart.addLine", { input: { variantId, quantity } });
    expectRefusal(said, 400, `quantity ${JSON.stringify(quantity)}`);
  }
  // Numbers that JSON.stringify would not write.
  for (const quantity of ["1e308", "1e999", "-0.0000001", "9007199254740993"]) {
    const answer = await rawPost(
      request,
      "order-service/customer.cart.addLine",
      `{"variantId":"${variantId}","quantity":${quantity}}`,
    );
    expectRefusal(answer, 400, `quantity ${quantity}`);
  }
  expect(await order.customer.cart.get.query()).toMatchObject({ count: 2, totalAmount: 5_290 });
});

test("CA-10 OR-04 X37 X38 prices, roles and states in the body are refused, and nothing comes of them", async ({
  page,
  stall,
}) => {
  const { variantId, productId } = await putOnSale(stall);
  const customer = stranger("Mallory Marks");
  await register(page, customer);
  const { request } = page.context();
  const { order } = callsOf(request);
  const line = { variantId, quantity: 1 };
  const address = { name: "M", line1: "Street 1", postalCode: "1200-109", city: "Lisbon", country: "PT" };
  await order.customer.cart.addLine.mutate({ variantId: variantId as never, quantity: 1 });
  const { quote } = await order.customer.cart.get.query();
  const key = "4f1f9c9e-5c5d-4b52-8a3f-9f3a3e0c8f11";
  const tries = [
    ["order-service/customer.cart.addLine", { ...line, unitPrice: 1 }],
    ["order-service/customer.cart.addLine", { ...line, role: "admin" }],
    ["order-service/customer.checkout.setAddress", { address, total: 0 }],
    ["order-service/customer.checkout.setAddress", { address: { ...address, userId: nobody } }],
    ["order-service/customer.order.place", { idempotencyKey: key, quote, totalAmount: 1 }],
    ["order-service/customer.order.place", { idempotencyKey: key, quote, currency: "IDR", shipping: -5 }],
    ["order-service/customer.order.place", { idempotencyKey: "1", quote }],
  ] as const;
  for (const [procedure, input] of tries) {
    expectRefusal(await send(request, procedure, { input }), 400, `${procedure} ${JSON.stringify(input)}`);
  }
  expect(await order.customer.cart.get.query()).toMatchObject({ count: 1, totalAmount: 2_890 });
  expect((await order.customer.order.list.query({})).items).toEqual([]);

  const seller = stall.page.context().request;
  const polluted = `{"__proto__":{"role":"admin"},"variantId":"${variantId}","change":1,"reason":"x","sellerId":"${nobody}"}`;
  expectRefusal(await rawPost(seller, "catalog-service/seller.stock.adjust", polluted), 400, "another's sellerId");
  const { variants } = await stall.calls.catalog.seller.product.get.query({ productId: productId as never });
  expect(variants.map(({ available }) => available)).toEqual([20]);
});

test("X33 X47 X48 ids, cursors and words that mean nothing are a plain no", async ({ page }) => {
  await register(page, stranger("Ida Ids"));
  const { request } = page.context();
  const get = (procedure: `${string}/${string}`, input: unknown) => send(request, procedure, { method: "GET", input });
  const addUnknown = { input: { variantId: nobody, quantity: 1 } };
  expectRefusal(await send(request, "order-service/customer.cart.addLine", addUnknown), 404, "unknown variant");
  expectRefusal(await get("order-service/customer.order.get", { orderId: "1 or 1=1" }), 400, "an id that is none");
  expectRefusal(await get("order-service/customer.order.get", { orderId: nobody }), 404, "an unknown order");
  expectRefusal(await get("catalog-service/public.product.get", { slug: "no-such-thing" }), 404, "an unknown product");
  expectRefusal(await get("order-service/customer.order.list", { limit: 100_000 }), 400, "too long a list");
  expectRefusal(await get("order-service/customer.order.list", { after: "rubbish" }), 400, "a cursor that is none");
  expectRefusal(await get("catalog-service/public.product.list", { sort: "price; select 1" }), 400, "another sort");
  expectRefusal(await get("catalog-service/public.product.list", { minPrice: -1 }), 400, "a price below nothing");
  expectRefusal(await get("catalog-service/public.nothing.here", {}), 404, "no such procedure");
  for (const words of ["half an emoji \ud83d", "a\0b", "turned \u202e text"]) {
    const said = await get("catalog-service/public.product.search", { query: words });
    expectRefusal(said, 400, JSON.stringify(words));
    expect(said.text).toContain('{"field":"query","code":"character"}');
  }
  for (const words of ["' or 1=1--", "%%%%%", "🙂".repeat(30), "a & | ! ( ) : *"]) {
    const said = await get("catalog-service/public.product.search", { query: words });
    expect(said.status, `${words}: ${said.text}`).toBe(200);
    expect((await page.goto(`/search?q=${encodeURIComponent(words)}`))?.status()).toBe(200);
  }
  for (const path of [
    "/p/no-such-thing",
    "/c/no-such-category",
    "/s/nobody",
    "/orders/not-an-id",
    `/orders/${nobody}`,
    "/checkout/payment-return?order=x",
    "/nowhere",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    expectNoSecrets(await page.locator("body").innerText());
  }
});

test("X11 X34 X35 X53 X55 X72 the gateway stops what is too big, too much, or from elsewhere", async ({ page }) => {
  const { request } = page.context();
  const product = "catalog-service/public.product.list" as const;
  const big = JSON.stringify({ variantId: nobody, quantity: 1, more: "x".repeat(150_000) });
  expectRefusal(await rawPost(request, "order-service/customer.cart.addLine", big), 413, "150 kB");
  const many = Array.from({ length: 21 }, () => "public.category.list").join(",");
  expectRefusal(await send(request, `catalog-service/${many}`, { method: "GET" }), 413, "21 calls in one");
  expectRefusal(await rawPost(request, "order-service/customer.cart.addLine", "{not json"), 400, "no JSON");
  expectRefusal(
    await rawPost(request, "order-service/customer.cart.addLine", `${"[".repeat(20_000)}`),
    400,
    "deep JSON",
  );
  expectRefusal(
    await send(request, "order-service/customer.cart.addLine", { method: "GET", input: {} }),
    [401, 405],
    "GET for a change",
  );
  await register(page, stranger("Gita Get"));
  const change = { method: "GET", input: { orderId: nobody } } as const;
  expectRefusal(await send(request, "order-service/customer.order.cancel", change), 405, "GET for a change");
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    const answer = await request.fetch(`${shopUrl}/api/trpc/${product}`, { method, headers: { origin: shopUrl } });
    expect(answer.status(), method).toBe(405);
  }
  const elsewhere: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "::" },
    { origin: shopUrl, "sec-fetch-site": "cross-site" },
    { origin: `${shopUrl}.evil.example` },
  ];
  for (const headers of elsewhere) {
    const answer = await request.post(`${shopUrl}/api/trpc/order-service/customer.cart.addLine`, {
      headers: { "content-type": "application/json", ...headers },
      data: JSON.stringify({ variantId: nobody, quantity: 1 }),
    });
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
    const form = await request.post(`${shopUrl}/login`, { headers, form: { email: "a@b.example", password: "x" } });
    expect(form.status(), `a form with ${JSON.stringify(headers)}`).toBe(403);
  }
});

test("PA-06 I20 X42 webhooks that are forged or old change nothing, and a replayed one changes nothing twice", async ({
  page,
  playwright,
  stall,
}) => {
  const product = await putOnSale(stall);
  const customer = stranger("Wilma Webhook");
  const started = Date.now();
  await register(page, customer);
  await putInCart(page, product);
  const { orderId, number } = await buy(page, customer);
  await messageTo({ to: customer.email, subject: `We have your payment for order ${number}` });

  const outside = await playwright.request.newContext({ baseURL: sandboxUrl });
  type Delivery = { eventId: string; type: string; createdAt: number };
  const { items } = (await (await outside.get("/api/webhooks")).json()) as { items: Delivery[] };
  const delivery = items.find(({ type, createdAt }) => type === "checkout.session.completed" && createdAt >= started);
  if (!delivery) throw new Error("The webhook of this payment is not in the sandbox's book.");
  const again = async (how: object) => {
    const answer = await outside.post("/api/webhooks/send", { data: { eventId: delivery.eventId, ...how } });
    const { answers } = (await answer.json()) as { answers: { status: number }[] };
    return answers.map(({ status }) => status);
  };
  expect(await again({ signature: "bad" })).toEqual([400]);
  expect(await again({ signature: "none" })).toEqual([400]);
  expect(await again({ ageSeconds: 3_600 })).toEqual([400]);
  expect(await again({ copies: 5 })).toEqual([200, 200, 200, 200, 200]);
  await outside.dispose();
  const forged = await page.context().request.post(`${shopUrl}/api/webhooks/payments`, { data: "{}" });
  expect(forged.status()).toBe(400);
  expectNoSecrets(await forged.text());

  await page.reload();
  await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
  await messageTo({ to: customer.email, subject: `We have your payment for order ${number}` });
  expect((await chargesOf(orderId)).map(({ amountReceived }) => amountReceived)).toEqual([2_890]);
});

test("X73 nobody's pages show how the house is built: every answer of the walk above is typed", async ({ page }) => {
  await signInAsDemo(page, "admin");
  for (const path of [
    `/admin/orders/${nobody}`,
    "/admin/orders/x",
    "/admin/sellers/x",
    "/admin/users?after=rubbish",
    "/admin/orders?status=NOPE",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status() ?? 500, path).toBeLessThan(500);
    expectNoSecrets(await page.locator("body").innerText());
  }
});

const forms = [
  { path: "/track", label: "Order number", typed: "SH-2QX", more: "SH-2QX7", send: "Find the order" },
  { path: "/login", label: "Email", typed: "mara@", more: "mara@people.example", send: "Sign in" },
  { path: "/register", label: "Full name", typed: "M", more: "Mara Minds", send: "Create account" },
  { path: "/register/seller", label: "Shop name", typed: "F", more: "Fjordline", send: "Apply to sell" },
];
for (const { path, label, typed, more, send: press } of forms) {
  test(`UX-09 what is typed while the answer is on its way stays: ${path}`, async ({ page }) => {
    let answer = () => {};
    const later = new Promise<void>((go) => {
      answer = go;
    });
    await page.route("**/*", async (route) => {
      if (route.request().method() === "POST") await later;
      await route.continue();
    });
    await page.goto(path);
    const field = page.getByRole("main").getByLabel(label);
    await field.fill(typed);
    const asked = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("main").getByRole("button", { name: press, exact: true }).click();
    await asked;
    await field.fill(more);
    answer();
    const said = page.getByRole("alert").filter({ hasText: /\w/ });
    await expect(page.locator("[aria-invalid=true]").or(said).first()).toBeVisible();
    await expect(field).toHaveValue(more);
  });
}

async function rawPost(request: APIRequestContext, procedure: string, data: string): Promise<Said> {
  const answer = await request.post(`${shopUrl}/api/trpc/${procedure}`, {
    headers: { origin: shopUrl, "content-type": "application/json" },
    data: Buffer.from(data),
  });
  const text = await answer.text();
  return { status: answer.status(), text, reason: /"reason":"([A-Z_]+)"/.exec(text)?.[1] };
}

test("an address that cannot be read is the reader's fault, not the house's", async ({ page }) => {
  for (const path of ["/p/%E0%A4%A", "/s/%FF", "/c/kitchen/%C3", "/orders/%E0%A4%A"]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(400);
    expectNoSecrets(await answer.text());
  }
});
