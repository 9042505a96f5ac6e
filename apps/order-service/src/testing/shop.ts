import type { Actor } from "@stallhouse/contracts/actor";
import type { Address } from "@stallhouse/contracts/address";
import type { EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import { paymentFailedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId, OrderId, PaymentId, SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { createTestDatabase } from "@stallhouse/db/testing";
import { deliver } from "@stallhouse/messaging/testing";
import { createLog } from "@stallhouse/service/log";
import { anActor, requestContext } from "@stallhouse/service/testing";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { QuotedVariant } from "../clients.ts";
import { consumers } from "../consumers.ts";
import { createTrackTokens } from "../journey/track-token.ts";
import { createOrderWatch } from "../journey/watch-orders.ts";
import { orderRouter } from "../router.ts";
import * as schema from "../schema.ts";
import { createCallerFactory } from "../trpc.ts";
import type { Deps } from "../trpc.ts";
import { learnQuotes } from "../cart/known-variants.ts";
import { fakeCatalog } from "./fake-catalog.ts";
import { fakePayment } from "./fake-payment.ts";

export const berlin: Address = {
  name: "Ada Byron",
  line1: "Lindenweg 4",
  postalCode: "10115",
  city: "Berlin",
  country: "DE",
  phone: "+49 30 1234567",
};

const createCaller = createCallerFactory(orderRouter);
type Caller = ReturnType<typeof createCaller>;
export type Person = Pick<Caller, "customer" | "seller" | "admin"> & { actor: Actor };
export type Shop = Awaited<ReturnType<typeof openShop>>;

/** The service on a database of its own, between a catalog and a payment in memory. */
export async function openShop() {
  const database = await createTestDatabase(schema, fileURLToPath(new URL("../..", import.meta.url)));
  const catalog = fakeCatalog();
  const payment = fakePayment();
  const log = createLog("order-service", "silent");
  const guests = new Map<string, Actor>();
  const deps: Deps = {
    db: database.db,
    log,
    catalog,
    payment,
    holdSeconds: 900,
    pendingSeconds: 900,
    watch: createOrderWatch(database.sql, log),
    track: createTrackTokens("a secret that only this test knows"),
    verifyUser: async (token) => {
      const actor = guests.get(token);
      if (!actor) throw new Refusal("NOT_SIGNED_IN");
      return { ...actor, jti: token, sessionId: randomUUID(), issuedAt: new Date() };
    },
  };
  const as = (actor: Actor): Person => {
    const caller = createCaller({ ...deps, ...requestContext("order-service", actor) });
    return { actor, customer: caller.customer, seller: caller.seller, admin: caller.admin };
  };
  return {
    database,
    db: database.db,
    sql: database.sql,
    catalog,
    payment,
    deps,
    guests,
    as,
    customer: () => as(anActor("user")),
    seller: (sellerId: SellerId) => as(anActor("seller", { sellerId })),
    admin: () => as(anActor("admin")),
    guest: () => as(anActor("user", { guest: true, email: "" })),
    hear: <D extends EventDefinition>(event: D, payload: PayloadOf<D>, id?: EventId) =>
      deliver(database.db, consumers, { event, payload, ...(id ? { id } : {}) }),
    /** Puts variants up at catalog and makes them known here. */
    offer: async (...variants: QuotedVariant[]) => {
      catalog.put(...variants);
      await learnQuotes(database.db, variants);
    },
    close: () => database.drop(),
  };
}

/** A cart with these variants, one of each unless said otherwise, ready to be placed. */
export async function readyCart(person: Person, variants: readonly (QuotedVariant | [QuotedVariant, number])[]) {
  for (const wanted of variants) {
    const [variant, quantity] = Array.isArray(wanted) ? wanted : [wanted, 1];
    await person.customer.cart.addLine({ variantId: variant.variantId, quantity });
  }
  const { cart } = await person.customer.checkout.setAddress({ address: berlin });
  return cart;
}

export async function placeOrder(
  person: Person,
  variants: readonly (QuotedVariant | [QuotedVariant, number])[],
  contact?: { email: string },
) {
  const { quote } = await readyCart(person, variants);
  if (contact) await person.customer.checkout.setContact(contact);
  return person.customer.order.place({ idempotencyKey: randomUUID(), quote });
}

/** Somebody of whom nothing is known. */
export function anyone(shop: Shop) {
  return createCaller({ ...shop.deps, ...requestContext("order-service") }).public;
}

async function paymentOf(shop: Shop, orderId: OrderId) {
  const { number, totalAmount, currency, email } = await shop.admin().admin.order.get({ orderId });
  return {
    paymentId: newId<PaymentId>(),
    orderId,
    orderNumber: number,
    email,
    name: "Ada",
    amount: totalAmount,
    currency,
  };
}

/** The customer pays, and payment's fact arrives. */
export async function payFor(shop: Shop, orderId: OrderId): Promise<void> {
  shop.payment.capture(orderId);
  await shop.hear(paymentSucceededV1, await paymentOf(shop, orderId));
}

export async function declineFor(shop: Shop, orderId: OrderId, final = false): Promise<void> {
  await shop.hear(paymentFailedV1, { ...(await paymentOf(shop, orderId)), reason: "card_declined", final, attempt: 1 });
}

/** The reason of a refused call; fails when it was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    (value) => value,
    (error: unknown) => error,
  );
  const cause = outcome instanceof Error ? (outcome.cause ?? outcome) : outcome;
  if (cause instanceof Refusal) return cause;
  throw new Error(`was not refused but gave ${JSON.stringify(outcome) ?? String(outcome)}`, { cause: outcome });
}
