import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { ReservationId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { announceStock } from "./announce-stock.ts";
import { rejected, sumWanted, whyNot } from "./hold-decision.ts";
import type { Offer, Wanted } from "./hold-decision.ts";
import { stockAnswer } from "./stock-answer.ts";
import type { StockAnswer } from "./stock-answer.ts";
import { afterMoves } from "./stock-level.ts";
import type { ReserveInput } from "./stock-input.ts";

/** Holds all the units an order wants, or none. Asked again for the same order, it gives the first answer again. */
export async function reserveStock(db: CatalogDb | CatalogTx, input: ReserveInput): Promise<StockAnswer> {
  return db.transaction(async (tx) => (await earlierAnswer(tx, input)) ?? (await holdStock(tx, input)));
}

/** Opens the order's gate. Undefined for the first to ask; whoever asks meanwhile waits here for its answer. */
async function earlierAnswer(tx: CatalogTx, { orderId, lines }: ReserveInput): Promise<StockAnswer | undefined> {
  const opened = await tx.execute(sql`
    insert into order_holds (order_id) values (${orderId}) on conflict do nothing returning order_id`);
  if (opened.length > 0) return undefined;
  const [hold] = await tx.execute<{ answer: unknown }>(sql`
    select answer from order_holds where order_id = ${orderId} for no key update`);
  if (hold?.answer) return stockAnswer.parse(hold.answer);
  // No answer was given before the order was over: the question comes too late.
  const variantId = lines[0]?.variantId;
  return variantId && rejected("VARIANT_NOT_FOR_SALE", { variantId, title: "", available: 0 });
}

/** Decides under the locks of all levels concerned, and keeps the answer. The order's gate must be held. */
export async function holdStock(tx: CatalogTx, { orderId, lines, holdSeconds }: ReserveInput): Promise<StockAnswer> {
  const wanted = sumWanted(lines);
  const { offers, expiresAt } = await lockOffers(tx, { wanted, holdSeconds });
  const no = whyNot(wanted, offers);
  if (no) {
    await tx.execute(sql`update order_holds set answer = ${JSON.stringify(no)}::jsonb where order_id = ${orderId}`);
    return no;
  }
  const answer: StockAnswer = {
    status: "reserved",
    expiresAt,
    lines: wanted.flatMap((line) => reservedLine(line, offers)),
  };
  const rows = wanted.map((line) => ({ id: newId<ReservationId>(), ...line }));
  await tx.execute(sql`
    with answered as (
      update order_holds set answer = ${JSON.stringify(answer)}::jsonb where order_id = ${orderId}
    )
    insert into reservations (id, order_id, variant_id, qty, expires_at)
    select id, ${orderId}, "variantId", quantity, ${expiresAt}
    from json_to_recordset(${JSON.stringify(rows)}::json) as line(id uuid, "variantId" uuid, quantity int)`);
  const moves = wanted.map(({ variantId, quantity }) => ({ variantId, free: -quantity, held: quantity }));
  await announceStock(tx, [{ cause: "reserve", orderId, changes: afterMoves([...offers.values()], moves) }]);
  return answer;
}

type Row = Offer & { expiresAt: string };

/** Locks levels in variant order, as every other writer does: two orders with crossing lines wait, they never deadlock. */
async function lockOffers(tx: CatalogTx, { wanted, holdSeconds }: { wanted: readonly Wanted[]; holdSeconds: number }) {
  const ids = sql.param(wanted.map(({ variantId }) => variantId));
  const rows = await tx.execute<Row>(sql`
    select s.variant_id as "variantId", s.available, s.reserved, s.version, v.threshold, v.sku, v.label,
      v.image_url as "imageUrl", v.price::float8 as "unitPrice", v.price_version as "priceVersion",
      p.id as "productId", p.title, p.slug, p.currency, p.seller_id as "sellerId", seller.name as "sellerName",
      seller.slug as "sellerSlug", seller.shipping_amount::float8 as "shippingAmount",
      p.on_sale and not v.retired as "forSale",
      to_char((now() + make_interval(secs => ${holdSeconds})) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt"
    from stock_levels s join variants v on v.id = s.variant_id join products p on p.id = v.product_id
      join sellers seller on seller.id = p.seller_id
    where s.variant_id = any(${ids}::uuid[])
    order by s.variant_id for no key update of s`);
  const offers = new Map<VariantId, Offer>(rows.map((row) => [row.variantId, row]));
  return { offers, expiresAt: rows[0]?.expiresAt ?? "" };
}

function reservedLine({ variantId, quantity }: Wanted, offers: ReadonlyMap<VariantId, Offer>): ReservedLine[] {
  const offer = offers.get(variantId);
  if (!offer) return [];
  const { productId, sellerId, sellerName, sellerSlug, shippingAmount } = offer;
  const { title, slug, label, sku, imageUrl, unitPrice, priceVersion, currency } = offer;
  return [
    {
      variantId,
      productId,
      sellerId,
      sellerName,
      sellerSlug,
      shippingAmount,
      title,
      slug,
      label,
      sku,
      imageUrl,
      unitPrice,
      priceVersion,
      currency,
      quantity,
    },
  ];
}
