import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createCaller, generateCallerKey } from "@stallhouse/auth/caller-token";
import { callerTokenHeader } from "@stallhouse/service/client";
import type { AppName } from "@stallhouse/topology/topology";
import { appsWithDatabase } from "@stallhouse/topology/topology";
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openSystem } from "./system.ts";
import type { System, Mute } from "./system.ts";
import { fillAndOrder, openShop, password as newPassword } from "./shop.ts";
import type { Customer, Goods, Shop } from "./shop.ts";

let system: System;
let customer: Customer;
let goods: Goods;
let shop: Shop;
const within10s = { timeout: 10_000, interval: 100 };
beforeAll(async () => {
  system = await openSystem({ overRabbit: false });
  shop = await openShop(system);
  customer = await shop.newCustomer();
  goods = await shop.addProduct(5);
});
afterAll(() => system?.close());

type Knock = { callerToken?: string; userToken?: string; input?: object; method?: "GET" | "POST" };

/** Calls one procedure; answers the status and, when refused, why. */
async function knock(service: AppName, path: string, { callerToken, userToken, input, method = "GET" }: Knock) {
  const query = method === "GET" && input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
  const response = await fetch(`${system.market.addressOf(service)}/trpc/${path}${query}`, {
    method,
    headers: {
      ...(callerToken ? { [callerTokenHeader]: callerToken } : {}),
      ...(userToken ? { authorization: `Bearer ${userToken}` } : {}),
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
    },
    ...(method === "POST" ? { body: JSON.stringify(input ?? {}) } : {}),
  });
  const body = (await response.json()) as { error?: { data?: { reason?: string } } };
  return [response.status, body.error?.data?.reason];
}

const webToken = (callee: AppName) => createCaller("web", system.market.keys.callers.web.privateKey)(callee);
const muteToken = (name: Mute, callee: AppName) => createCaller(name, system.muteKeys[name].privateKey)(callee);

const reservation = () => ({
  orderId: randomUUID(),
  lines: [{ variantId: goods.variantId, quantity: 1 }],
  holdSeconds: 60,
});

test("X67 AR-01 catalog may not call order, though its token is genuine and a customer's is with it", async () => {
  const callerToken = await muteToken("catalog-service", "order-service");
  const asCustomer = { callerToken, userToken: customer.token };
  expect(await knock("order-service", "customer.cart.get", asCustomer)).toEqual([403, "NOT_ALLOWED"]);
  expect(await knock("order-service", "customer.order.list", { ...asCustomer, input: {} })).toEqual([
    403,
    "NOT_ALLOWED",
  ]);
});

test("X67 AR-02 payment may not call catalog, and takes no stock there", async () => {
  const callerToken = await muteToken("payment-service", "catalog-service");
  const asked = reservation();
  const wanted = { callerToken, method: "POST", input: asked } as const;
  expect(await knock("catalog-service", "internal.stock.reserve", wanted)).toEqual([403, "NOT_ALLOWED"]);
  expect(await knock("catalog-service", "public.category.list", { callerToken })).toEqual([403, "NOT_ALLOWED"]);
  const held = await system.sql("catalog")`select 1 from reservations where order_id = ${asked.orderId}`;
  expect(held).toHaveLength(0);
  const orders = createCaller("order-service", system.market.keys.callers["order-service"].privateKey);
  const asOrder = { ...wanted, callerToken: await orders("catalog-service") };
  expect(await knock("catalog-service", "internal.stock.reserve", asOrder)).toEqual([200, undefined]);
});

test("X67 AR-03 identity may not call any other service", async () => {
  const doors = [
    ["catalog-service", "public.category.list"],
    ["order-service", "customer.cart.get"],
    ["payment-service", "admin.payment.get"],
    ["notifier", "admin.notification.list"],
  ] as const;
  for (const [service, path] of doors) {
    const callerToken = await muteToken("identity-service", service);
    expect(await knock(service, path, { callerToken }), service).toEqual([403, "NOT_ALLOWED"]);
  }
});

test("AR-04 a browser that goes straight to a service is sent away, signed in or not", async () => {
  for (const userToken of [undefined, customer.token]) {
    const asBrowser = userToken ? { userToken } : {};
    expect(await knock("catalog-service", "public.category.list", asBrowser)).toEqual([401, "NOT_SIGNED_IN"]);
    expect(await knock("order-service", "customer.cart.get", asBrowser)).toEqual([401, "NOT_SIGNED_IN"]);
    expect(await knock("identity-service", "customer.account.get", asBrowser)).toEqual([401, "NOT_SIGNED_IN"]);
  }
  const throughWeb = { callerToken: await webToken("order-service"), userToken: customer.token };
  expect(await knock("order-service", "customer.cart.get", throughWeb)).toEqual([200, undefined]);
});

test("AR-04 a caller token that was made up, or meant for another service, opens nothing", async () => {
  const stranger = await generateCallerKey("web");
  const tokens = [
    await createCaller("web", stranger.privateKey)("catalog-service"),
    await createCaller("web", system.muteKeys["identity-service"].privateKey)("catalog-service"),
    await webToken("order-service"),
  ];
  for (const callerToken of tokens) {
    expect(await knock("catalog-service", "public.category.list", { callerToken })).toEqual([401, "NOT_SIGNED_IN"]);
  }
});

test("AR-01 AR-04 web itself may not enter what is between processes", async () => {
  const wanted = { callerToken: await webToken("catalog-service"), method: "POST", input: reservation() } as const;
  expect(await knock("catalog-service", "internal.stock.reserve", wanted)).toEqual([403, "NOT_ALLOWED"]);
});

test("AR-09 a user token that is unsigned, signed by a stranger or tampered with is refused by the service itself", async () => {
  const claims = decodeJwt(customer.token);
  const { alg = "", kid = "", typ = "JWT" } = decodeProtectedHeader(customer.token);
  const { privateKey } = await generateKeyPair(alg);
  const [header, , signature] = customer.token.split(".");
  const asAdmin = Buffer.from(JSON.stringify({ ...claims, role: "admin" })).toString("base64url");
  const forged = {
    unsigned: new UnsecuredJWT(claims).encode(),
    "signed by a stranger": await new SignJWT(claims).setProtectedHeader({ alg, kid, typ }).sign(privateKey),
    "tampered with": `${header}.${asAdmin}.${signature}`,
  };
  const callerToken = await webToken("order-service");
  for (const [what, userToken] of Object.entries(forged)) {
    const answer = await knock("order-service", "customer.cart.get", { callerToken, userToken });
    expect(answer, what).toEqual([401, "NOT_SIGNED_IN"]);
  }
  const genuine = { callerToken, userToken: customer.token };
  expect(await knock("order-service", "customer.cart.get", genuine)).toEqual([200, undefined]);
});

const waysOut = {
  "signing out": ({ mine }) => system.clients.identity().internal.session.logOut.mutate(mine),
  "ending the device from another": async ({ other }) => {
    const { session } = system.clients.identity(other.accessToken).customer;
    const device = (await session.list.query()).find(({ isCurrent }) => !isCurrent);
    return await session.revoke.mutate({ sessionId: device?.sessionId ?? "" });
  },
  "signing out everywhere": ({ other }) =>
    system.clients.identity(other.accessToken).customer.account.logOutEverywhere.mutate(),
} satisfies Record<
  string,
  (of: { mine: { refreshToken: string }; other: { accessToken: string } }) => Promise<unknown>
>;

/** A call that any person's token may come with, and what answers it while the token is good. */
const openDoors = [
  ["identity-service", "customer.account.get", 200],
  ["catalog-service", "public.category.list", 200],
  ["order-service", "customer.cart.get", 200],
  ["payment-service", "admin.payment.get", 403],
  ["notifier", "admin.notification.list", 403],
] as const;

test.each(Object.entries(waysOut))(
  "X22 %s shuts the session out of every service within 10 s, its live streams too",
  async (_way, leave) => {
    const { email, orders } = await shop.newCustomer();
    const { orderId } = await fillAndOrder(orders, goods);
    const logIn = () =>
      system.clients.identity().internal.session.logIn.mutate({ email, password: newPassword, ip: "127.0.0.1" });
    const [mine, other] = [await logIn(), await logIn()];
    const knockAll = async () =>
      await Promise.all(
        openDoors.map(async ([service, path]) => {
          return await knock(service, path, { callerToken: await webToken(service), userToken: mine.accessToken });
        }),
      );
    expect((await knockAll()).map(([status]) => status)).toEqual(openDoors.map(([, , status]) => status));
    const journey = await fetch(
      `${system.market.addressOf("order-service")}/trpc/customer.order.journey?input=${encodeURIComponent(JSON.stringify({ orderId }))}`,
      {
        headers: {
          accept: "text/event-stream",
          [callerTokenHeader]: await webToken("order-service"),
          authorization: `Bearer ${mine.accessToken}`,
        },
      },
    );
    expect(journey.status).toBe(200);
    const hasEnded = journey.text().then(
      () => true,
      () => true,
    );
    await leave({ mine: { refreshToken: mine.refreshToken }, other });
    const isOut = vi.waitFor(
      async () => expect(await knockAll()).toEqual(openDoors.map(() => [401, "SESSION_ENDED"])),
      within10s,
    );
    const tooLate = sleep(within10s.timeout, false, { ref: false });
    expect(await Promise.race([hasEnded, tooLate])).toBe(true);
    await isOut;
  },
);

test("AR-06 AR-11 AR-12 OR-17 PA-07 each service's database role is refused on every other database", async () => {
  const databases = appsWithDatabase().map(({ database }) => database);
  expect(databases).toContain("orders");
  for (const role of databases) {
    for (const database of [...databases, "bus"]) {
      const url = new URL(system.market.databaseUrl(role));
      url.pathname = `/${database}`;
      const allowed = role === database ? "let in" : "42501";
      expect(await enter(url.href), `${role} on ${database}`).toBe(allowed);
    }
  }
});

/** `let in`, or the code with which the database refused. */
async function enter(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select 1`;
    return "let in";
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
