import { productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import type { sellerCreatedV1 } from "@stallhouse/contracts/events/identity";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { ProductId, SellerId } from "@stallhouse/contracts/ids";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import { productFacts } from "../product/product-facts.ts";
import type { CatalogTx } from "../trpc.ts";
import type { KnownSeller } from "./lock-seller.ts";

type SellerFact = PayloadOf<typeof sellerCreatedV1> & { standing: KnownSeller["standing"]; occurredAt: string };

/**
 * Keeps what identity tells of a seller, and puts their products on or off sale with it, in one transaction: nobody
 * sees a blocked seller's product after it. A fact older than the last one heard is dropped.
 */
export async function rememberSeller(tx: CatalogTx, fact: SellerFact): Promise<void> {
  const { sellerId, shopName, standing } = fact;
  const changed = await writeSeller(tx, fact);
  if (!changed || changed.isKnown) return;
  const flipped = await flipProducts(tx, {
    sellerId,
    isActive: standing === "active",
    isRenamed: changed.was !== shopName,
  });
  for (let from = 0; from < flipped.length; from += factsAtOnce) {
    await enqueueAll(tx, productUpdatedV1, await productFacts(tx, flipped.slice(from, from + factsAtOnce)));
  }
}

type Changed = {
  /** The shop's name before. */
  was: string | null;
  /** Whoever hears of products has been told all of it: only what customers read here has changed. */
  isKnown: boolean;
};

/** What a fact leaves out stays as it is. Undefined when a newer one was heard before. */
async function writeSeller(tx: CatalogTx, fact: SellerFact): Promise<Changed | undefined> {
  const { sellerId, userId, shopName, slug, place, country, story, shippingAmount, standing, occurredAt } = fact;
  const { min = null, max = null } = fact.dispatchDays ?? {};
  const { shipping = null, returns = null } = fact.policies ?? {};
  const { returnDays = null } = fact;
  const told = sql.raw("name, slug, country, shipping_amount, dispatch_min, dispatch_max, standing");
  const [changed] = await tx.execute<Changed>(sql`
    with before as (select ${told} from sellers where id = ${sellerId} and as_of is not null)
    insert into sellers (id, user_id, name, slug, place, country, story, shipping_amount, standing, as_of, joined_at,
      dispatch_min, dispatch_max, return_days, shipping_policy, returns_policy)
    values (${sellerId}, ${userId}, ${shopName}, ${slug}, ${place}, ${country}, ${story}, ${shippingAmount}, ${standing}, ${occurredAt}, ${occurredAt},
      coalesce(${min}::int, 1), coalesce(${max}::int, 3), coalesce(${returnDays}::int, 30),
      coalesce(${shipping}, ''), coalesce(${returns}, ''))
    on conflict (id) do update set user_id = excluded.user_id, name = excluded.name, slug = excluded.slug,
      place = excluded.place, country = excluded.country, story = excluded.story,
      shipping_amount = excluded.shipping_amount, standing = excluded.standing, as_of = excluded.as_of,
      joined_at = least(sellers.joined_at, excluded.joined_at),
      dispatch_min = coalesce(${min}::int, sellers.dispatch_min),
      dispatch_max = coalesce(${max}::int, sellers.dispatch_max),
      return_days = coalesce(${returnDays}::int, sellers.return_days),
      shipping_policy = coalesce(${shipping}, sellers.shipping_policy),
      returns_policy = coalesce(${returns}, sellers.returns_policy)
    where sellers.as_of is null or sellers.as_of <= excluded.as_of
    returning (select name from before) as was,
      exists (select from before b where b is not distinct from
        row(sellers.name, sellers.slug, sellers.country, sellers.shipping_amount, sellers.dispatch_min, sellers.dispatch_max, sellers.standing)) as "isKnown"`);
  return changed;
}

/** Bounds the size of one statement for a seller with thousands of products. */
const factsAtOnce = 500;

type Flip = { sellerId: SellerId; isActive: boolean; isRenamed: boolean };

/** Locks in id order, as stock movements do when they set flags. Emptied words are written anew, with the shop's name. */
async function flipProducts(tx: CatalogTx, { sellerId, isActive, isRenamed }: Flip): Promise<ProductId[]> {
  const rows = await tx.execute<{ id: ProductId }>(sql`
    with shown as (
      select p.id from products p
      where p.seller_id = ${sellerId} and (p.on_sale or (${isActive} and p.status = 'active' and p.blocked_reason is null))
      order by p.id for no key update of p
    )
    update products p set version = p.version + 1, updated_at = now(),
      on_sale = ${isActive} and p.status = 'active' and p.blocked_reason is null,
      words = case when ${isRenamed} then '' else p.words end
    from shown where p.id = shown.id
    returning p.id`);
  return rows.map(({ id }) => id);
}
