import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Actor } from "@stallhouse/contracts/actor";
import type { Envelope, EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, SellerId, UserId, VariantId } from "@stallhouse/contracts/ids";
import { connect } from "@stallhouse/db/connect";
import { createTestDatabase } from "@stallhouse/db/testing";
import { deliver } from "@stallhouse/messaging/consume";
import { createLog } from "@stallhouse/service/log";
import { anActor, requestContext } from "@stallhouse/service/testing";
import { sellerApprovedV1 } from "@stallhouse/contracts/events/identity";
import { sql } from "drizzle-orm";
import { consumers } from "../consumers.ts";
import type { CreateProductInput } from "../product/product-input.ts";
import { readOnlyUrl } from "../read-only-url.ts";
import { catalogRouter } from "../router.ts";
import * as schema from "../schema.ts";
import { keepUp } from "../search/keep-up.ts";
import { createCallerFactory } from "../trpc.ts";

const log = createLog("catalog-service", "silent");
const createCaller = createCallerFactory(catalogRouter);

/** A catalog of its own on a real database, for one test file. */
export async function openShop() {
  const database = await createTestDatabase(schema, fileURLToPath(new URL("../..", import.meta.url)));
  const { db } = database;
  const readStatements: string[] = [];
  const reads = connect(readOnlyUrl(database.url), schema, {
    onStatement: (statement) => readStatements.push(statement),
  });
  const as = (actor?: Actor, caller: "web" | "order-service" = "web") =>
    createCaller({ ...requestContext("catalog-service", actor, caller), db, reads: reads.db });
  const hear = (message: Envelope) => deliver({ db, service: "catalog-service", consumers, log }, message);

  const admin = as(anActor("admin"));
  await admin.admin.category.save(aCategory("kitchen"));

  /** A seller identity has approved, and their way in. */
  const openStall = async (given: Partial<PayloadOf<typeof sellerApprovedV1>> = {}) => {
    const fact = sellerFact(given);
    await hear(aFact(sellerApprovedV1, fact));
    return { fact, seller: as(anActor("seller", { userId: fact.userId, sellerId: fact.sellerId })) };
  };

  /** A product on sale with one variant per quantity. */
  const stock = async (quantities: readonly number[], given: Partial<CreateProductInput> = {}) => {
    const stall = await openStall();
    const made = await stall.seller.seller.product.create({ ...aProduct(quantities), ...given });
    const { variants } = await as().public.product.get({ slug: made.slug });
    return { ...stall, ...made, variantIds: variants.map(({ variantId }) => variantId) };
  };

  return {
    ...database,
    as,
    admin,
    hear,
    openStall,
    stock,
    visitor: as(),
    order: as(undefined, "order-service").internal,
    readStatements,
    /** What the service does twice a second: words and counts take in what products lost and won. */
    absorb: () => keepUp(db),
    /** What public queries run on. */
    reads: reads.db,
    /** Payloads of the facts of one kind that wait in the outbox, in their order. */
    facts: async <D extends EventDefinition>(event: D) => {
      const rows = await db.execute<{ payload: PayloadOf<D> }>(sql`
        select payload from outbox where key = ${event.key} order by seq`);
      return rows.map(({ payload }) => payload);
    },
    level: async (variantId: VariantId) => {
      const [level] = await db.execute<{ available: number; reserved: number }>(sql`
        select available, reserved from stock_levels where variant_id = ${variantId}`);
      return level;
    },
    close: async () => {
      await reads.close();
      await database.drop();
    },
  };
}
export type Shop = Awaited<ReturnType<typeof openShop>>;

export function aCategory(slug: string, parentSlug: string | null = null) {
  return { slug, name: slug, hue: 40, intro: "For the table.", parentSlug, position: 1 };
}

export function sellerFact(
  given: Partial<PayloadOf<typeof sellerApprovedV1>> = {},
): PayloadOf<typeof sellerApprovedV1> {
  const sellerId = newId<SellerId>();
  const tail = sellerId.slice(-12);
  return {
    sellerId,
    userId: newId<UserId>(),
    shopName: `Stall ${tail}`,
    slug: `stall-${tail}`,
    email: `${tail}@example.test`,
    name: "Ada Weaver",
    phone: null,
    country: "DE",
    place: "Bremen",
    story: "We make things.",
    shippingAmount: 490,
    currency: "EUR",
    ...given,
  };
}

const sizes = ["small", "medium", "large", "huge", "giant"];

/** A product whose variants differ in size: one per quantity, each a euro dearer than the one before. */
export function aProduct(quantities: readonly number[] = [10]): CreateProductInput {
  const names = quantities.map((_, i) => sizes[i] ?? `size ${i}`);
  return {
    title: "Stoneware jug",
    summary: "A jug for water and wild flowers.",
    description: "Thrown by hand, glazed in ash.\nDishwasher safe.",
    categorySlug: "kitchen",
    currency: "EUR",
    attributes: {},
    facts: [{ label: "Material", value: "Stoneware" }],
    options: [{ name: "Size", values: names.map((value) => ({ value, color: null })) }],
    pictures: [{ url: "/products/jug.webp", alt: "A grey jug", width: 800, height: 1000, optionValue: null }],
    variants: quantities.map((quantity, i) => ({
      sku: `JUG-${i}`,
      options: { Size: names[i] ?? "" },
      price: 2_400 + i * 100,
      compareAt: null,
      quantity,
      threshold: 3,
    })),
    status: "active",
  };
}

export function aFact<D extends EventDefinition>(event: D, payload: PayloadOf<D>, occurredAt = new Date()): Envelope {
  return {
    id: newId(),
    key: event.key,
    aggregateId: event.aggregate(payload),
    occurredAt: occurredAt.toISOString(),
    correlationId: randomUUID(),
    causationId: null,
    payload,
  };
}

/** What order tells of an order with these lines. */
export function orderFact(orderId: OrderId, lines: readonly { variantId: VariantId; quantity: number }[]) {
  return {
    orderId,
    number: "SH-TEST01",
    userId: newId<UserId>(),
    email: "mia@example.test",
    name: "Mia",
    phone: null,
    address: { name: "Mia", line1: "Lane 1", postalCode: "28195", city: "Bremen", country: "DE" },
    status: "PAID" as const,
    currency: "EUR",
    itemsAmount: 0,
    shippingAmount: 0,
    totalAmount: 0,
    expiresAt: null,
    items: [
      {
        sellerOrderId: newId<never>(),
        sellerId: newId<SellerId>(),
        sellerName: "Stall",
        status: "PAID" as const,
        itemsAmount: 0,
        shippingAmount: 0,
        totalAmount: 0,
        commissionAmount: 0,
        lines: lines.map(({ variantId, quantity }) => ({
          orderLineId: newId<never>(),
          variantId,
          productId: newId<never>(),
          title: "",
          label: "",
          sku: "",
          quantity,
          unitPrice: 0,
          lineTotal: 0,
        })),
      },
    ],
  };
}

type Stall = Awaited<ReturnType<Shop["openStall"]>>["seller"];

/** The form as read, ready to be changed and sent back. */
export async function formOf(seller: Stall, productId: Parameters<Stall["seller"]["product"]["get"]>[0]["productId"]) {
  const { title, summary, description, categorySlug, facts, options, pictures, version, variants } =
    await seller.seller.product.get({ productId });
  return {
    productId,
    version,
    title,
    summary,
    description,
    categorySlug,
    facts,
    options,
    pictures,
    currency: "EUR" as const,
    status: "active" as const,
    variants: variants.map(({ available: _a, reserved: _r, ...variant }) => variant),
  };
}
