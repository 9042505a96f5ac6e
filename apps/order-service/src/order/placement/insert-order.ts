import type { EventId } from "@stallhouse/contracts/ids";
import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type { Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type * as schema from "../../schema.ts";
import type { Order } from "../order.ts";
import { firstStatus, move } from "../moves/order-status.ts";
import type { Step } from "../moves/record-step.ts";
import type { By } from "../moves/record-moves.ts";

type Insertion = {
  /** The key it was placed with; null for an order that failed before the customer had it. */
  idempotencyKey: string | null;
  eventId: EventId;
  by: By;
  steps: readonly Step[];
  /** Seconds until the recovery loop looks after it. */
  attendAfter: number;
};

/**
 * Stores a new order, all of its parts and its history so far, in one statement however many lines it has. The fact must
 * have been enqueued before.
 */
export async function insertOrder(tx: Tx<typeof schema>, order: Order, insertion: Insertion): Promise<void> {
  const { by, eventId } = insertion;
  const parts = order.sellerOrders.map((part, position) => ({ ...part, position }));
  const lines = parts.flatMap((part) => part.lines.map((line) => ({ ...line, ...partIds(part) })));
  const positioned = lines.map((line, position) => ({ ...line, position }));
  const who = sql`${by.actor}::text, ${by.actorId}::uuid, ${by.cause}::text, ${eventId}::uuid`;
  const edges = sql`jsonb_to_recordset(${JSON.stringify(historyTo(order.status))}::jsonb)
    as edge(place int, "from" order_status, "to" order_status)`;
  await tx.execute(sql`
    with new_order as (
      insert into orders (id, number, customer_id, email, name, phone, address, status, currency, items_amount,
        shipping_amount, discount_amount, coupon_code, total_amount, track_token, cart_id, cart_version, idempotency_key, expires_at, payment_state, attend_at)
      values (${order.orderId}, ${order.number}, ${order.customerId}, ${order.email}, ${order.name}, ${order.phone},
        ${JSON.stringify(order.address)}::jsonb, ${order.status}, ${order.currency}, ${order.itemsAmount},
        ${order.shippingAmount}, ${order.discountAmount}, ${order.couponCode}, ${order.totalAmount}, ${order.trackToken},
        ${order.cartId}, ${order.cartVersion},
        ${insertion.idempotencyKey}, ${order.expiresAt}, ${order.paymentState},
        now() + make_interval(secs => ${insertion.attendAfter}))
    ), parts as (
      insert into seller_orders (id, order_id, seller_id, seller_name, seller_slug, status, position, delivery_method,
        delivery_label, items_amount, shipping_amount, discount_amount, total_amount, commission_amount, earliest, latest)
      select "sellerOrderId", ${order.orderId}::uuid, "sellerId", "sellerName", "sellerSlug", status, position,
        "deliveryMethod", "deliveryLabel", "itemsAmount", "shippingAmount", "discountAmount", "totalAmount", "commissionAmount", earliest, latest
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as x("sellerOrderId" uuid, "sellerId" uuid,
        "sellerName" text, "sellerSlug" text, status order_status, position smallint, "deliveryMethod" text,
        "deliveryLabel" text, "itemsAmount" bigint, "shippingAmount" bigint, "discountAmount" bigint, "totalAmount" bigint,
        "commissionAmount" bigint, earliest date, latest date)
    ), lines as (
      insert into order_lines (id, order_id, seller_order_id, seller_id, position, variant_id, product_id, slug, title, label,
        sku, image_url, quantity, unit_price, price_version, line_total, discount_amount,
        commission_rate)
      select "orderLineId", ${order.orderId}::uuid, "sellerOrderId", "sellerId", position, "variantId", "productId", slug,
        title, label, sku, "imageUrl", quantity, "unitPrice", "priceVersion", "lineTotal", "discountAmount", "commissionRate"
      from jsonb_to_recordset(${JSON.stringify(positioned)}::jsonb) as x("orderLineId" uuid, "sellerOrderId" uuid,
        "sellerId" uuid, position smallint, "variantId" uuid, "productId" uuid, slug text, title text, label text, sku text,
        "imageUrl" text, quantity smallint, "unitPrice" bigint, "priceVersion" int, "lineTotal" bigint,
        "discountAmount" bigint, "commissionRate" smallint)
    ), steps as (
      insert into order_steps (order_id, step, attempt, outcome, detail)
      select ${order.orderId}::uuid, step, 1, outcome, detail
      from jsonb_to_recordset(${JSON.stringify(insertion.steps)}::jsonb) as x(step text, outcome text, detail text)
    ), seller_history as (
      insert into seller_order_transitions
        (seller_order_id, order_id, from_status, to_status, actor, actor_id, cause, event_id)
      select (part->>'sellerOrderId')::uuid, ${order.orderId}::uuid, edge."from", edge."to", ${who}
      from jsonb_array_elements(${JSON.stringify(parts)}::jsonb) as part, ${edges} order by 1, edge.place
    )
    insert into order_transitions (order_id, from_status, to_status, actor, actor_id, cause, event_id)
    select ${order.orderId}::uuid, edge."from", edge."to", ${who} from ${edges} order by edge.place`);
}

function partIds({ sellerOrderId, sellerId }: Order["sellerOrders"][number]) {
  return { sellerOrderId, sellerId };
}

/** Every history starts with PENDING; when catalog answers at once, the next move follows in the same transaction. */
function historyTo(status: OrderStatus) {
  const first = { place: 0, from: null, to: firstStatus };
  return status === firstStatus ? [first] : [first, { place: 1, from: firstStatus, to: move(firstStatus, status) }];
}
