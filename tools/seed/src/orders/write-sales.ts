import { authorName } from "@stallhouse/catalog-service/author-name";
import * as schema from "@stallhouse/catalog-service/schema";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { OrderId, ProductId, ReservationId, UserId, VariantId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import { and, eq, inArray, not, sql } from "drizzle-orm";
import { insertRows, updateRows } from "@stallhouse/db/recordset";
import { insertAll } from "../seed-db.ts";
import type { SeedDb, SeedTx } from "../seed-db.ts";

/** What an order of the past did to the shelf. */
export type PastSale = {
  orderId: OrderId;
  placedAt: Date;
  holdUntil: Date;
  lines: ReservedLine[];
  /** Null when nobody paid: then its units went back when the hold ended. */
  paidAt: Date | null;
  /** When what was sold came back. */
  restockedAt: Date | null;
};

/** A variant as an order of the past names it, and who sells it. */
export type SoldVariant = Omit<ReservedLine, "quantity"> & { sellerUserId: UserId };

export async function variantsOnSale(db: Pick<SeedDb, "select">): Promise<SoldVariant[]> {
  const { variants, products, sellers } = schema;
  const rows = await db
    .select({
      variantId: variants.id,
      productId: products.id,
      sellerId: products.sellerId,
      sellerUserId: sellers.userId,
      sellerName: sellers.name,
      sellerSlug: sellers.slug,
      sellerCountry: sellers.country,
      shippingAmount: sellers.shippingAmount,
      min: sellers.dispatchMin,
      max: sellers.dispatchMax,
      title: products.title,
      slug: products.slug,
      label: variants.label,
      sku: variants.sku,
      imageUrl: variants.imageUrl,
      unitPrice: variants.price,
      priceVersion: variants.priceVersion,
      currency: products.currency,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(sellers, eq(sellers.id, products.sellerId))
    .where(and(products.onSale, not(variants.retired)));
  return rows.flatMap(({ sellerUserId, unitPrice, min, max, ...variant }) =>
    sellerUserId && unitPrice !== null ? [{ ...variant, sellerUserId, unitPrice, dispatchDays: { min, max } }] : [],
  );
}

/**
 * Writes what past orders held, bought and gave back. What they took for good was received before the first of them, so
 * that the shelf stands as it stood. Nobody is told. A sale given again changes nothing.
 * @returns how many were new.
 */
export async function writeSales(db: SeedDb, sales: readonly PastSale[]): Promise<number> {
  return await db.transaction(async (tx) => {
    const opened = await openGates(tx, sales);
    const fresh = sales.filter(({ orderId }) => opened.has(orderId));
    if (fresh.length === 0) return 0;
    const begin = new Date(Math.min(...fresh.map(({ placedAt }) => placedAt.getTime())) - dayMs);
    const end = new Date(Math.max(...fresh.map(({ placedAt }) => placedAt.getTime())));
    const comeBack = fresh.filter(({ paidAt, restockedAt }) => !paidAt || restockedAt);
    const kept = fresh.filter((sale) => !comeBack.includes(sale));
    await receive(tx, unitsOf(kept), begin);
    // Those that give back go first: later the shelf may be too empty to hold them all at once.
    const spare = await missingFor(tx, unitsOf(comeBack));
    await receive(tx, spare, begin);
    await sell(tx, comeBack);
    await insertAll(
      tx,
      schema.stockMovements,
      spare.map(({ variantId, qty }) => ({
        variantId,
        kind: "adjust",
        qty: -qty,
        cause: "stock count",
        createdAt: end,
      })),
    );
    await sell(tx, kept);
    return fresh.length;
  });
}

const dayMs = 24 * 3_600_000;

/** Answers the orders that had no gate yet. */
async function openGates(tx: SeedTx, sales: readonly PastSale[]): Promise<Set<OrderId>> {
  const gates = sales.map(({ orderId, placedAt, holdUntil, lines, paidAt, restockedAt }) => {
    const lined = lines.map(({ sellerCountry: _country, dispatchDays: _days, ...line }) => line);
    const answer = { status: "reserved" as const, expiresAt: holdUntil.toISOString(), lines: lined };
    return { orderId, answer, createdAt: placedAt, closedAt: paidAt ? restockedAt : holdUntil };
  });
  const known = await tx.select({ orderId: schema.orderHolds.orderId }).from(schema.orderHolds);
  const fresh = gates.filter(({ orderId }) => !known.some((gate) => gate.orderId === orderId));
  await insertAll(tx, schema.orderHolds, fresh);
  return new Set(fresh.map(({ orderId }) => orderId));
}

type Units = { variantId: VariantId; qty: number };

function unitsOf(sales: readonly Pick<PastSale, "lines">[]): Units[] {
  const sums = new Map<VariantId, number>();
  for (const { variantId, quantity } of sales.flatMap(({ lines }) => lines)) {
    sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  }
  return [...sums].map(([variantId, qty]) => ({ variantId, qty }));
}

/** Units by which free stock falls short of these. */
async function missingFor(tx: SeedTx, wanted: readonly Units[]): Promise<Units[]> {
  const ids = wanted.map(({ variantId }) => variantId);
  const levels = await tx.select().from(schema.stockLevels).where(inArray(schema.stockLevels.variantId, ids));
  const available = new Map(levels.map((level) => [level.variantId, level.available]));
  return wanted
    .map(({ variantId, qty }) => ({ variantId, qty: qty - (available.get(variantId) ?? 0) }))
    .filter(({ qty }) => qty > 0);
}

async function receive(tx: SeedTx, units: readonly Units[], createdAt: Date): Promise<void> {
  const rows = units.map((unit) => ({ ...unit, kind: "receive" as const, cause: "delivery", createdAt }));
  await insertAll(tx, schema.stockMovements, rows);
}

async function sell(tx: SeedTx, sales: readonly PastSale[]): Promise<void> {
  const holds = sales.flatMap(({ orderId, placedAt: createdAt, holdUntil: expiresAt, lines, paidAt, restockedAt }) =>
    unitsOf([{ lines }]).map(({ variantId, qty }) => {
      const id = datedId<ReservationId>(createdAt, `hold of ${orderId} ${variantId}`);
      const hold = { id, orderId, variantId, qty, createdAt, expiresAt };
      return {
        hold,
        state: paidAt ? ("committed" as const) : ("released" as const),
        closedAt: paidAt ?? expiresAt,
        restockedAt,
      };
    }),
  );
  await insertAll(
    tx,
    schema.reservations,
    holds.map(({ hold }) => hold),
  );
  // The database moves a hold on, and writes the movement of it, when the row is changed.
  const closed = holds.map(({ hold, state, closedAt }) => ({ ...hold, state, closedAt }));
  if (closed.length > 0) await tx.execute(updateRows(schema.reservations, closed, ["state", "closedAt"]));
  const restocks = holds.flatMap(({ hold: { id: reservationId, orderId, variantId, qty }, restockedAt: createdAt }) =>
    createdAt ? [{ variantId, kind: "restock" as const, qty, cause: "order", orderId, reservationId, createdAt }] : [],
  );
  await insertAll(tx, schema.stockMovements, restocks);
}

/** A product that a customer of the past received. */
export type PastPurchase = {
  customerId: UserId;
  customerName: string;
  productId: ProductId;
  variantLabel: string;
  deliveredAt: Date;
};

/** Keeps who received what, so that they may review it; of several deliveries the last one stands. */
export async function writePurchases(db: Pick<SeedTx, "execute">, purchases: readonly PastPurchase[]): Promise<void> {
  const last = new Map(
    purchases
      .toSorted((a, b) => a.deliveredAt.getTime() - b.deliveredAt.getTime())
      .map(({ customerName, ...purchase }) => [
        `${purchase.customerId} ${purchase.productId}`,
        { ...purchase, author: authorName(customerName) },
      ]),
  );
  await db.execute(sql`${insertRows(schema.purchases, [...last.values()])} on conflict do nothing`);
}
