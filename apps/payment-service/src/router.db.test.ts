import { afterAll, beforeAll, expect, test } from "vitest";
import { anActor, requestContext } from "@stallhouse/service/testing";
import { acceptedEmails, acceptedTexts } from "@stallhouse/service/testing/inputs";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, SellerOrderId } from "@stallhouse/contracts/ids";
import type { Actor } from "@stallhouse/contracts/actor";
import { paymentRouter } from "./router.ts";
import { createCallerFactory } from "./trpc.ts";
import { anOrder, openService } from "./testing/payment.ts";
import type { OpenService } from "./testing/payment.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());

type Caller = "web" | "order-service" | "catalog-service" | undefined;

function calling(caller: Caller, actor?: Actor) {
  const context = { ...requestContext("payment-service", actor), ...service.deps, caller };
  return createCallerFactory(paymentRouter)(context);
}

/** Every procedure there is: a new one without a row here fails the first test. */
const procedures = {
  "internal.payment.open": (caller: Caller, actor?: Actor) => calling(caller, actor).internal.payment.open(anOrder()),
  "internal.payment.close": (caller: Caller, actor?: Actor) =>
    calling(caller, actor).internal.payment.close({ orderId: newId<OrderId>() }),
  "internal.payment.states": (caller: Caller, actor?: Actor) =>
    calling(caller, actor).internal.payment.states({ orderIds: [newId<OrderId>()] }),
  "internal.payment.bury": (caller: Caller, actor?: Actor) =>
    calling(caller, actor).internal.payment.bury({ orderId: newId<OrderId>(), wasPaid: false }),
  "internal.payment.refundPart": (caller: Caller, actor?: Actor) =>
    calling(caller, actor).internal.payment.refundPart({
      orderId: newId<OrderId>(),
      sellerOrderId: newId<SellerOrderId>(),
      cause: "SELLER_BLOCKED",
      refundAmount: 0,
    }),
  "admin.payment.get": (caller: Caller, actor?: Actor) =>
    calling(caller, actor).admin.payment.get({ orderId: newId<OrderId>() }),
};

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "OK",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

test("every procedure of the router is walked", () => {
  expect(Object.keys(procedures).toSorted()).toEqual(Object.keys(paymentRouter._def.procedures).toSorted());
});

test.each([...acceptedEmails.map((email) => ({ email })), ...acceptedTexts.map((name) => ({ name }))])(
  "a payment is opened at the provider for whoever could order: %j",
  async (person) => {
    const { open } = calling("order-service").internal.payment;
    expect(await open({ ...anOrder(), ...person })).toMatchObject({ status: "OPEN", payUrl: expect.any(String) });
  },
);

test.each(Object.entries(procedures))(
  "%s answers nobody without a caller token, and no process that is not on the map",
  async (name, call) => {
    const admin = anActor("admin");
    expect(await codeOf(call(undefined, admin))).toBe("UNAUTHORIZED");
    expect(await codeOf(call("catalog-service", admin))).toBe("FORBIDDEN");
    expect(await codeOf(call(name.startsWith("internal") ? "web" : "order-service", admin))).toBe("FORBIDDEN");
  },
);

test("only order may open, close, ask, bury and refund, and needs nobody's rights for it", async () => {
  for (const [name, call] of Object.entries(procedures)) {
    if (name.startsWith("internal")) expect(await codeOf(call("order-service"))).toBe("OK");
  }
});

test("only an admin may look into a payment", async () => {
  const get = procedures["admin.payment.get"];
  expect(await codeOf(get("web"))).toBe("UNAUTHORIZED");
  expect(await codeOf(get("web", anActor("user")))).toBe("FORBIDDEN");
  expect(await codeOf(get("web", anActor("user", { guest: true })))).toBe("FORBIDDEN");
  expect(await codeOf(get("web", anActor("seller")))).toBe("FORBIDDEN");
  expect(await codeOf(get("web", anActor("admin")))).toBe("NOT_FOUND");
});

test("an admin sees intent, attempts, refunds and webhooks of an order", async () => {
  const order = anOrder();
  await service.open(order);
  const seen = await calling("web", anActor("admin")).admin.payment.get({ orderId: order.orderId });
  expect(seen).toMatchObject({
    intent: { orderNumber: order.orderNumber, status: "OPEN", amount: 2_800 },
    attempts: [],
    refunds: [],
    webhooks: [],
  });
  expect(seen.pages).toHaveLength(1);
});

test("what is not named in the input is refused", async () => {
  const more = { ...anOrder(), status: "CAPTURED" };
  await expect(calling("order-service").internal.payment.open(more)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
