import type { OrderId, SellerId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { Order } from "./order.ts";
import type { AdminOrderView, OrderStep, OrderView } from "./views/shapes.ts";
import { viewOf } from "./views/show-order.ts";

type AnyDb = Db<typeof schema> | Tx<typeof schema>;

/** Which order: by its id, or by a seller's part of it, and whose it must be. */
export type OrderRef = { orderId: OrderId; customerId?: UserId } | { sellerOrderId: SellerOrderId; sellerId: SellerId };

function isRef(ref: OrderRef): SQL {
  if ("sellerOrderId" in ref) {
    return sql`o.id = (select order_id from seller_orders where id = ${ref.sellerOrderId} and seller_id = ${ref.sellerId})`;
  }
  return ref.customerId ? sql`o.id = ${ref.orderId} and o.customer_id = ${ref.customerId}` : sql`o.id = ${ref.orderId}`;
}

const step = sql`jsonb_build_object('status', t.to_status, 'at', iso(t.at), 'actor', t.actor, 'note', t.cause)`;

const sellerOrderDocument = sql`jsonb_build_object(
  'sellerOrderId', p.id, 'sellerId', p.seller_id, 'sellerName', p.seller_name, 'sellerSlug', p.seller_slug,
  'status', p.status, 'deliveryMethod', p.delivery_method, 'deliveryLabel', p.delivery_label, 'itemsAmount', p.items_amount,
  'shippingAmount', p.shipping_amount, 'discountAmount', p.discount_amount, 'totalAmount', p.total_amount, 'commissionAmount', p.commission_amount,
  'earliest', p.earliest, 'latest', p.latest,
  'lines', (
    select jsonb_agg(jsonb_build_object(
      'orderLineId', l.id, 'variantId', l.variant_id, 'productId', l.product_id, 'slug', l.slug, 'title', l.title,
      'label', l.label, 'sku', l.sku, 'imageUrl', l.image_url, 'quantity', l.quantity, 'unitPrice', l.unit_price,
      'lineTotal', l.line_total, 'discountAmount', l.discount_amount, 'shippedQuantity', l.shipped_quantity, 'priceVersion', l.price_version,
      'commissionRate', l.commission_rate) order by l.position)
    from order_lines l where l.seller_order_id = p.id),
  'shipments', coalesce((
    select jsonb_agg(jsonb_build_object(
      'shipmentId', h.id, 'carrier', h.carrier, 'trackingNumber', h.tracking_number, 'shippedAt', iso(h.shipped_at),
      'deliveredAt', iso(h.delivered_at),
      'lines', (
        select jsonb_agg(jsonb_build_object('orderLineId', i.order_line_id, 'quantity', i.quantity) order by i.order_line_id)
        from shipment_lines i where i.shipment_id = h.id)) order by h.id)
    from shipments h where h.seller_order_id = p.id), '[]'::jsonb),
  'journey', (
    select jsonb_agg(${step} order by t.id) from seller_order_transitions t where t.seller_order_id = p.id))`;

const orderDocument = sql`jsonb_build_object(
  'orderId', o.id, 'number', o.number, 'customerId', o.customer_id, 'email', o.email, 'name', o.name, 'phone', o.phone,
  'address', o.address, 'status', o.status, 'currency', o.currency, 'itemsAmount', o.items_amount,
  'shippingAmount', o.shipping_amount, 'discountAmount', o.discount_amount, 'couponCode', o.coupon_code,
  'trackToken', o.track_token, 'priceOffer', o.price_offer, 'totalAmount', o.total_amount, 'cartId', o.cart_id, 'cartVersion', o.cart_version,
  'placedAt', iso(o.placed_at), 'expiresAt', iso(o.expires_at), 'extendedAt', iso(o.extended_at), 'paidAt', iso(o.paid_at),
  'paymentState', o.payment_state, 'paymentReason', o.payment_reason,
  'cancelRequest', case when o.cancel_by is not null then
    jsonb_build_object('by', o.cancel_by, 'actorId', o.cancel_actor_id, 'reason', o.cancel_reason) end,
  'refunds', coalesce((
    select jsonb_agg(jsonb_build_object('sellerOrderId', r.seller_order_id, 'cause', r.cause, 'amount', r.amount,
      'refundedAt', iso(r.refunded_at)) order by r.requested_at)
    from refund_requests r where r.order_id = o.id), '[]'::jsonb),
  'journey', (select jsonb_agg(${step} order by t.id) from order_transitions t where t.order_id = o.id),
  'sellerOrders', (select jsonb_agg(${sellerOrderDocument} order by p.position) from seller_orders p where p.order_id = o.id))`;

/** A whole order in one statement. Undefined when absent or another's. */
export async function findOrder(db: AnyDb, ref: OrderRef): Promise<Order | undefined> {
  const [row] = await db.execute<{ document: Order }>(
    sql`select ${orderDocument} as document from orders o where ${isRef(ref)}`,
  );
  return row?.document;
}

/**
 * Locks an order and then reads it: the lock on its row is the one that every change of an order takes first. Two
 * statements, because a statement that waited for a lock still reads the other tables as they were before the wait.
 */
export async function lockOrder(tx: Tx<typeof schema>, ref: OrderRef): Promise<Order | undefined> {
  const [row] = await tx.execute<{ id: OrderId }>(sql`select id from orders o where ${isRef(ref)} for update`);
  return row ? findOrder(tx, { orderId: row.id }) : undefined;
}

export async function getOrderOf(db: AnyDb, { customerId }: Customer, orderId: OrderId): Promise<OrderView> {
  const order = await findOrder(db, { orderId, customerId });
  if (!order) throw new Refusal("ORDER_NOT_FOUND");
  return viewOf(order);
}

export async function getOrderForAdmin(db: AnyDb, orderId: OrderId): Promise<AdminOrderView> {
  const [row] = await db.execute<{ document: Order; steps: OrderStep[] }>(sql`
    select ${orderDocument} as document, coalesce((
      select jsonb_agg(jsonb_build_object(
        'step', t.step, 'at', iso(t.at), 'attempt', t.attempt, 'outcome', t.outcome, 'detail', t.detail) order by t.id)
      from order_steps t where t.order_id = o.id), '[]'::jsonb) as steps
    from orders o where o.id = ${orderId}`);
  if (!row) throw new Refusal("ORDER_NOT_FOUND");
  return { ...viewOf(row.document), customerId: row.document.customerId, steps: row.steps };
}
