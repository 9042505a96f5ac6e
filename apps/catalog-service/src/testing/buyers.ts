import { orderDeliveredV1 } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, ProductId } from "@stallhouse/contracts/ids";
import type { Db } from "@stallhouse/db/connect";
import { anActor } from "@stallhouse/service/testing";
import { sql } from "drizzle-orm";
import { aFact, orderFact } from "./shop.ts";
import type { Shop } from "./shop.ts";

type Receiving = { name?: string; label?: string; guest?: boolean; at?: Date };

/** What order tells when these products arrived. */
export function deliveredFact(
  { userId, productIds }: { userId: ReturnType<typeof anActor>["userId"]; productIds: readonly ProductId[] },
  { name = "Clara Moreno", label = "small", at }: Receiving = {},
) {
  const order = orderFact(newId<OrderId>(), []);
  const [part] = order.items;
  if (!part) throw new Error("an order without a part");
  const lines = productIds.map((productId) => ({
    orderLineId: newId<never>(),
    variantId: newId<never>(),
    productId,
    title: "",
    label,
    sku: "",
    quantity: 1,
    unitPrice: 0,
    lineTotal: 0,
  }));
  const fact = { ...order, userId, name, items: [{ ...part, lines }], sellerOrderId: part.sellerOrderId };
  return aFact(orderDeliveredV1, fact, at);
}

/** A customer who bought the products and received them. */
export async function aBuyer(shop: Shop, productIds: readonly ProductId[], given: Receiving = {}) {
  const actor = anActor("user", { guest: given.guest ?? false });
  await shop.hear(deliveredFact({ userId: actor.userId, productIds }, given));
  return { actor, way: shop.as(actor).customer.review };
}

export const aReview = (productId: ProductId, stars = 5) => ({
  productId,
  stars,
  title: "Holds water",
  body: "And flowers.\nBoth well.",
});

// oxlint-disable-next-line typescript/no-explicit-any -- any schema will do
type AnyDb = Db<any>;

/** Roll-ups that do not say what their rows say: none, if the database keeps them. */
export async function wrongRollups(db: AnyDb): Promise<unknown[]> {
  const rows = await db.execute(sql`
    select p.id, p.rating_sum, p.rating_count from products p where (p.rating_sum, p.rating_count) <> (
      select coalesce(sum(r.stars), 0), count(*) from reviews r where r.product_id = p.id and r.hidden_at is null)
    union all
    select r.id, r.helpful_count, 0 from reviews r
    where r.helpful_count <> (select count(*) from review_votes v where v.review_id = r.id)`);
  return [...rows];
}
