import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { OrderId, ReservationId, UserId, VariantId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { datedId } from "@stallhouse/db/dated-id";
import { sql } from "drizzle-orm";
import { sumWanted } from "./hold-decision.ts";
import type { StockAnswer } from "./stock-answer.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- opened without a schema by the seed, with one by tests
type AnyDb = Db<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
type AnyTx = Tx<any>;

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

export async function variantsOnSale(db: Pick<AnyDb, "execute">): Promise<SoldVariant[]> {
  const rows = await db.execute<SoldVariant>(sql`
    select v.id as "variantId", p.id as "productId", p.seller_id as "sellerId", seller.user_id as "sellerUserId",
      seller.name as "sellerName", seller.slug as "sellerSlug", seller.shipping_amount::float8 as "shippingAmount",
      seller.country as "sellerCountry",
      jsonb_build_object('min', seller.dispatch_min, 'max', seller.dispatch_max) as "dispatchDays", p.title, p.slug, v.label, v.sku, v.image_url as "imageUrl",
      v.price::float8 as "unitPrice", v.price_version as "priceVersion", p.currency
    from variants v join products p on p.id = v.product_id join sellers seller on seller.id = p.seller_id
    where p.on_sale and not v.retired`);
  return [...rows];
}

/**
 * Writes what past orders held, bought and gave back. What they took for good was received before the first of them, so
 * that the shelf stands as it stood. Nobody is told. A sale given again changes nothing.
 * @returns how many were new.
 */
export async function seedSales(db: AnyDb, sales: readonly PastSale[]): Promise<number> {
  return await db.transaction(async (tx) => {
    const opened = await openGates(tx, sales);
    const fresh = sales.filter(({ orderId }) => opened.has(orderId)).map(held);
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
    await countOut(tx, spare, end);
    await sell(tx, kept);
    return fresh.length;
  });
}

const dayMs = 24 * 3_600_000;

type Held = PastSale & { wanted: ReturnType<typeof sumWanted> };

function held(sale: PastSale): Held {
  return { ...sale, wanted: sumWanted(sale.lines) };
}

/** Answers the orders that had no gate yet. */
async function openGates(tx: AnyTx, sales: readonly PastSale[]): Promise<Set<OrderId>> {
  const gates = sales.map(({ orderId, placedAt, holdUntil, lines, paidAt, restockedAt }) => {
    const lined = lines.map(({ sellerCountry: _country, dispatchDays: _days, ...line }) => line);
    const answer: StockAnswer = { status: "reserved", expiresAt: holdUntil.toISOString(), lines: lined };
    return { orderId, answer, placedAt, closedAt: paidAt ? restockedAt : holdUntil };
  });
  const opened = await tx.execute<{ orderId: OrderId }>(sql`
    insert into order_holds (order_id, answer, created_at, closed_at)
    select "orderId", answer, "placedAt", "closedAt" from jsonb_to_recordset(${JSON.stringify(gates)}::jsonb)
      as gate("orderId" uuid, answer jsonb, "placedAt" timestamptz, "closedAt" timestamptz)
    on conflict do nothing returning order_id as "orderId"`);
  return new Set(opened.map(({ orderId }) => orderId));
}

type Units = { variantId: VariantId; quantity: number };

function unitsOf(sales: readonly Held[]): Units[] {
  return sumWanted(sales.flatMap(({ wanted }) => wanted));
}

/** Units by which free stock falls short of these. */
async function missingFor(tx: AnyTx, wanted: readonly Units[]): Promise<Units[]> {
  const rows = await tx.execute<Units>(sql`
    select w."variantId", w.quantity - s.available as quantity
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w("variantId" uuid, quantity int)
      join stock_levels s on s.variant_id = w."variantId"
    where w.quantity > s.available`);
  return [...rows];
}

async function receive(tx: AnyTx, units: readonly Units[], at: Date): Promise<void> {
  await tx.execute(sql`
    insert into stock_movements (variant_id, kind, qty, cause, created_at)
    select "variantId", 'receive', quantity, 'delivery', ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as unit("variantId" uuid, quantity int)`);
}

async function countOut(tx: AnyTx, units: readonly Units[], at: Date): Promise<void> {
  await tx.execute(sql`
    insert into stock_movements (variant_id, kind, qty, cause, created_at)
    select "variantId", 'adjust', -quantity, 'stock count', ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as unit("variantId" uuid, quantity int)`);
}

async function sell(tx: AnyTx, sales: readonly Held[]): Promise<void> {
  const rows = sales.flatMap(({ orderId, placedAt, holdUntil, wanted, paidAt, restockedAt }) =>
    wanted.map(({ variantId, quantity }) => ({
      id: datedId<ReservationId>(placedAt, `hold of ${orderId} ${variantId}`),
      orderId,
      variantId,
      quantity,
      placedAt,
      holdUntil,
      state: paidAt ? "committed" : "released",
      closedAt: paidAt ?? holdUntil,
      restockedAt,
    })),
  );
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "orderId" uuid, "variantId" uuid,
    quantity int, "placedAt" timestamptz, "holdUntil" timestamptz, state text, "closedAt" timestamptz,
    "restockedAt" timestamptz)`;
  await tx.execute(sql`
    insert into reservations (id, order_id, variant_id, qty, expires_at, created_at)
    select id, "orderId", "variantId", quantity, "holdUntil", "placedAt" from ${given}`);
  await tx.execute(sql`
    update reservations r set state = given.state, closed_at = "closedAt" from ${given} where r.id = given.id`);
  await tx.execute(sql`
    insert into stock_movements (variant_id, kind, qty, cause, order_id, reservation_id, created_at)
    select "variantId", 'restock', quantity, 'order', "orderId", id, "restockedAt" from ${given}
    where "restockedAt" is not null`);
}
