import type { Db, Tx } from "@stallhouse/db/connect";
import { datedId } from "@stallhouse/db/dated-id";
import { keepPastFacts } from "@stallhouse/messaging/past-facts";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { liveAgain } from "./past-order.ts";
import type { PastLife, PastOrder } from "./past-order.ts";

export type { PastOrder, PastParcel } from "./past-order.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- opened without a schema by the seed, with one by tests
type AnyDb = Db<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
type AnyTx = Tx<any>;

/** Bounds the size of one statement. */
const atOnce = 150;

/**
 * Writes orders that lived long ago, each with its parts, carts, parcels and whole history, so that every rule of the
 * database judges them. Their facts count as published: nobody is told. An order that is there is left as it is, so that
 * a run cut short can be finished.
 * @returns how many were new; and of all of them, by their ids, what payment has to know.
 */
export async function seedHistory(db: AnyDb, past: readonly PastOrder[]) {
  let written = 0;
  const bills = new Map<PastOrder["orderId"], { number: string; totalAmount: number; currency: string }>();
  for (let from = 0; from < past.length; from += atOnce) {
    const lives = past.slice(from, from + atOnce).map(liveAgain);
    for (const { order } of lives) bills.set(order.orderId, order);
    written += await db.transaction((tx) => writeNew(tx, lives));
  }
  return { written, bills };
}

async function writeNew(tx: AnyTx, lives: readonly PastLife[]): Promise<number> {
  const ids = sql.param(lives.map(({ order }) => order.orderId));
  const known = await tx.execute<{ id: string }>(sql`select id from orders where id = any(${ids}::uuid[])`);
  const fresh = lives.filter(({ order }) => !known.some(({ id }) => id === order.orderId));
  if (fresh.length === 0) return 0;
  // Moves are checked against the facts they name, so those come first.
  await keepPastFacts(
    tx,
    fresh.flatMap(({ facts }) => facts),
  );
  await tx.execute(cartsOf(fresh));
  await tx.execute(ordersOf(fresh));
  await tx.execute(partsOf(fresh));
  await tx.execute(parcelsOf(fresh));
  await tx.execute(historyOf(fresh));
  await tx.execute(refundsOf(fresh));
  return fresh.length;
}

function cartsOf(lives: readonly PastLife[]): SQL {
  const carts = lives.map(({ order: { cartId, customerId, cartVersion, address, email, placedAt, sellerOrders } }) => {
    const lines = sellerOrders.flatMap((part) => part.lines);
    return { cartId, customerId, cartVersion, address, email, placedAt, lines };
  });
  return sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(carts)}::jsonb) as x("cartId" uuid, "customerId" uuid,
        "cartVersion" int, address jsonb, email text, "placedAt" timestamptz, lines jsonb)
    ), added as (
      insert into carts (id, customer_id, state, version, address, email, created_at, updated_at)
      select "cartId", "customerId", 'ordered', "cartVersion", address, email, "placedAt" - interval '5 minutes', "placedAt"
      from given
    )
    insert into cart_lines (cart_id, variant_id, quantity, seen_price, added_at)
    select "cartId", line."variantId", line.quantity, line."unitPrice", "placedAt" - interval '5 minutes'
    from given, jsonb_to_recordset(lines) as line("variantId" uuid, quantity smallint, "unitPrice" bigint)`;
}

function ordersOf(lives: readonly PastLife[]): SQL {
  const orders = lives.map(({ order: { sellerOrders: _, ...order } }) => {
    const key = datedId<string>(new Date(order.placedAt), `key of ${order.orderId}`);
    return { ...order, key };
  });
  return sql`
    insert into orders (id, number, customer_id, email, name, phone, address, status, currency, items_amount,
      shipping_amount, total_amount, cart_id, cart_version, idempotency_key, placed_at, expires_at, paid_at, stock_committed_at, payment_state)
    select "orderId", number, "customerId", email, name, phone, address, status, currency, "itemsAmount",
      "shippingAmount", "totalAmount", "cartId", "cartVersion", key, "placedAt", "expiresAt", "paidAt",
      case when status <> 'CANCELLED' then "paidAt" end, "paymentState"
    from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as x("orderId" uuid, number text, "customerId" uuid,
      email text, name text, phone text, address jsonb, status order_status, currency text, "itemsAmount" bigint,
      "shippingAmount" bigint, "totalAmount" bigint, "cartId" uuid, "cartVersion" int, key uuid,
      "placedAt" timestamptz, "expiresAt" timestamptz, "paidAt" timestamptz, "paymentState" text)`;
}

function partsOf(lives: readonly PastLife[]): SQL {
  const parts = lives.flatMap(({ order, shipments }) => {
    let place = 0;
    return order.sellerOrders.map((part, position) => {
      const isShipped = shipments.some(({ sellerOrderId }) => sellerOrderId === part.sellerOrderId);
      const lines = part.lines.map((line) => ({
        ...line,
        position: place++,
        shippedQuantity: isShipped ? line.quantity : 0,
      }));
      return { ...part, orderId: order.orderId, position, lines };
    });
  });
  return sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as x("orderId" uuid, "sellerOrderId" uuid,
        "sellerId" uuid, "sellerName" text, "sellerSlug" text, status order_status, position smallint,
        "deliveryMethod" text, "deliveryLabel" text, "itemsAmount" bigint, "shippingAmount" bigint, "totalAmount" bigint,
        "commissionAmount" bigint, earliest date, latest date, lines jsonb)
    ), added as (
      insert into seller_orders (id, order_id, seller_id, seller_name, seller_slug, status, position, delivery_method,
        delivery_label, items_amount, shipping_amount, total_amount, commission_amount, earliest, latest)
      select "sellerOrderId", "orderId", "sellerId", "sellerName", "sellerSlug", status, position, "deliveryMethod",
        "deliveryLabel", "itemsAmount", "shippingAmount", "totalAmount", "commissionAmount", earliest, latest from given
    )
    insert into order_lines (id, order_id, seller_order_id, seller_id, position, variant_id, product_id, slug, title,
      label, sku, image_url, quantity, unit_price, price_version, line_total, commission_rate, shipped_quantity)
    select "orderLineId", "orderId", "sellerOrderId", "sellerId", line.position, "variantId", "productId", slug, title,
      label, sku, "imageUrl", quantity, "unitPrice", "priceVersion", "lineTotal", "commissionRate", "shippedQuantity"
    from given, jsonb_to_recordset(lines) as line("orderLineId" uuid, position smallint, "variantId" uuid,
      "productId" uuid, slug text, title text, label text, sku text, "imageUrl" text, quantity smallint,
      "unitPrice" bigint, "priceVersion" int, "lineTotal" bigint, "commissionRate" smallint, "shippedQuantity" smallint)`;
}

function parcelsOf(lives: readonly PastLife[]): SQL {
  const parcels = lives.flatMap(({ shipments }) => shipments);
  return sql`
    with added as (
      insert into shipments (id, seller_order_id, carrier, tracking_number, shipped_at, delivered_at)
      select "shipmentId", "sellerOrderId", carrier, "trackingNumber", "shippedAt", "deliveredAt"
      from jsonb_to_recordset(${JSON.stringify(parcels)}::jsonb) as x("shipmentId" uuid, "sellerOrderId" uuid,
        carrier text, "trackingNumber" text, "shippedAt" timestamptz, "deliveredAt" timestamptz)
      returning id, seller_order_id
    )
    insert into shipment_lines (shipment_id, order_line_id, quantity)
    select added.id, line.id, line.quantity
    from added join order_lines line on line.seller_order_id = added.seller_order_id`;
}

function refundsOf(lives: readonly PastLife[]): SQL {
  const requests = lives.flatMap(({ order: { orderId, refunds } }) => refunds.map((one) => ({ ...one, orderId })));
  return sql`
    insert into refund_requests (order_id, seller_order_id, cause, amount, requested_at, refunded_at)
    select "orderId", "sellerOrderId", cause, amount, "refundedAt", "refundedAt"
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as x("orderId" uuid, "sellerOrderId" uuid, cause text,
      amount bigint, "refundedAt" timestamptz)`;
}

/** In the order in which it came about: histories are read by their rows' numbers. */
function historyOf(lives: readonly PastLife[]): SQL {
  const edges = lives.flatMap((life) => life.edges).map((edge, place) => ({ ...edge, place }));
  const steps = lives.flatMap((life) => life.steps).map((step, place) => ({ ...step, place }));
  return sql`
    with edge as (
      select * from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as x(place int, "orderId" uuid,
        "sellerOrderId" uuid, "from" order_status, "to" order_status, at timestamptz, actor text, "actorId" uuid,
        cause text, "eventId" uuid)
    ), whole as (
      insert into order_transitions (order_id, from_status, to_status, at, actor, actor_id, cause, event_id)
      select "orderId", "from", "to", at, actor, "actorId", cause, "eventId" from edge
      where "sellerOrderId" is null order by place
    ), parts as (
      insert into seller_order_transitions
        (order_id, seller_order_id, from_status, to_status, at, actor, actor_id, cause, event_id)
      select "orderId", "sellerOrderId", "from", "to", at, actor, "actorId", cause, "eventId" from edge
      where "sellerOrderId" is not null order by place
    )
    insert into order_steps (order_id, step, attempt, outcome, detail, at)
    select "orderId", step, attempt, outcome, detail, at
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as x(place int, "orderId" uuid, step text, attempt int,
      outcome text, detail text, at timestamptz) order by place`;
}
