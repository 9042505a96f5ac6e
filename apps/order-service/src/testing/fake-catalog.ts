import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { Away } from "../away.ts";
import type { Catalog, Commitment, QuotedVariant, Reservation } from "../clients.ts";

export type FakeSeller = { sellerId: SellerId; name: string; slug: string; shippingAmount: number };

export function aSeller(name: string, shippingAmount = 490): FakeSeller {
  return { sellerId: newId<SellerId>(), name, slug: name.toLowerCase().replaceAll(" ", "-"), shippingAmount };
}

/** A variant as catalog would quote it; each call makes another product. */
export function aVariant(seller: FakeSeller, given: Partial<QuotedVariant> = {}): QuotedVariant {
  const variantId = newId<VariantId>();
  return {
    variantId,
    productId: newId<ProductId>(),
    sellerId: seller.sellerId,
    sellerName: seller.name,
    sellerSlug: seller.slug,
    shippingAmount: seller.shippingAmount,
    title: `Thing ${variantId.slice(-4)}`,
    slug: `thing-${variantId.slice(-12)}`,
    label: "",
    sku: variantId.slice(-8),
    imageUrl: null,
    price: 1_250,
    priceVersion: 1,
    currency: "EUR",
    available: 100,
    stockVersion: 1,
    productVersion: 1,
    onSale: true,
    ...given,
  };
}

export type FakeCatalog = Catalog & {
  variants: Map<VariantId, QuotedVariant>;
  /** Orders that hold stock, by what they hold. */
  holds: Map<OrderId, ReservedLine[]>;
  /** Until when orders hold it, where that was extended. */
  extended: Map<OrderId, string>;
  /** Runs when a hold was extended, before it is answered. */
  afterExtend: () => void | Promise<void>;
  put: (...variants: QuotedVariant[]) => void;
  /** `lost`: the hold is made, its answer never arrives. */
  mode: "up" | "down" | "lost";
  /** Runs when a hold was made, before it is answered. */
  afterReserve: () => void | Promise<void>;
  /** What becomes of paid orders' stock, where it is not simply sold. */
  commitments: Map<OrderId, Commitment>;
  /** Orders whose stock was sold by a call. */
  committed: OrderId[];
  /** Orders whose stock came back by a call. */
  closed: OrderId[];
  reserveNow: Catalog["reserve"];
  reserveCalls: number;
};

/** Catalog in memory: one hold per order id, all lines or none, the first answer again. */
export function fakeCatalog(): FakeCatalog {
  const answers = new Map<OrderId, Reservation>();
  const fake: FakeCatalog = {
    variants: new Map(),
    holds: new Map(),
    extended: new Map(),
    afterExtend: () => {},
    mode: "up",
    afterReserve: () => {},
    reserveCalls: 0,
    commitments: new Map(),
    committed: [],
    closed: [],
    close: async (orderIds) => {
      if (fake.mode === "down") throw new Away("catalog is down");
      fake.closed.push(...orderIds);
    },
    commit: async (orders) => {
      if (fake.mode === "down") throw new Away("catalog is down");
      fake.committed.push(...orders.map(({ orderId }) => orderId));
      if (fake.mode === "lost") throw new Away("the answer was lost");
      return orders.map(({ orderId }) => fake.commitments.get(orderId) ?? { orderId, status: "COMMITTED" });
    },
    put: (...variants) => variants.forEach((variant) => fake.variants.set(variant.variantId, variant)),
    reserve: async (input) => {
      fake.reserveCalls++;
      if (fake.mode === "down") throw new Away("catalog is down");
      const answer = await fake.reserveNow(input);
      await fake.afterReserve();
      if (fake.mode === "lost") throw new Away("the answer was lost");
      return answer;
    },
    reserveNow: async ({ orderId, lines, holdSeconds }) => {
      const answer = answers.get(orderId) ?? decide(fake, lines, holdSeconds);
      if (answer.status === "reserved" && !answers.has(orderId)) {
        fake.holds.set(orderId, answer.lines);
        for (const line of answer.lines) take(fake, line.variantId, line.quantity);
      }
      answers.set(orderId, answer);
      return answer;
    },
    extend: async ({ orderId, until }) => {
      if (fake.mode === "down") throw new Away("catalog is down");
      if (!fake.holds.has(orderId)) throw new Refusal("HOLD_ENDED");
      fake.extended.set(orderId, until);
      await fake.afterExtend();
      if (fake.mode === "lost") throw new Away("the answer was lost");
      return { expiresAt: until };
    },
    quote: async (variantIds) => {
      if (fake.mode === "down") throw new Away("catalog is down");
      return variantIds.flatMap((variantId) => fake.variants.get(variantId) ?? []);
    },
  };
  return fake;
}

function take(fake: FakeCatalog, variantId: VariantId, quantity: number): void {
  const variant = fake.variants.get(variantId);
  if (variant) fake.variants.set(variantId, { ...variant, available: variant.available - quantity });
}

function decide(
  fake: FakeCatalog,
  lines: { variantId: VariantId; quantity: number }[],
  holdSeconds: number,
): Reservation {
  const held: ReservedLine[] = [];
  for (const { variantId, quantity } of lines) {
    const variant = fake.variants.get(variantId);
    if (!variant?.onSale) {
      return {
        status: "rejected",
        reason: "VARIANT_NOT_FOR_SALE",
        variantId,
        title: variant?.title ?? "",
        available: 0,
      };
    }
    const { price, available, stockVersion: _stock, productVersion: _product, onSale: _onSale, ...rest } = variant;
    if (available < quantity) {
      return { status: "rejected", reason: "VARIANT_OUT_OF_STOCK", variantId, title: variant.title, available };
    }
    held.push({ ...rest, unitPrice: price, quantity });
  }
  return { status: "reserved", expiresAt: new Date(Date.now() + holdSeconds * 1_000).toISOString(), lines: held };
}
