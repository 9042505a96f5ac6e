import { datedId } from "@stallhouse/db/dated-id";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

/** A review of the demo data, as if its author had bought the product, received it and written. */
export type SeedReview = {
  productSlug: string;
  /** As shown: "Clara M." */
  author: string;
  /** 1 to 5. */
  stars: number;
  title: string;
  body: string;
  createdAt: Date;
  variantLabel: string | null;
  reply?: { body: string; at: Date };
  /** How many found it helpful. */
  helpfulCount?: number;
};

/** Bounds the size of one statement. */
const atOnce = 500;

/**
 * Writes reviews with the purchases and votes they stand on; the database rolls up ratings and votes as ever. Nobody is
 * told. The same review given again changes nothing, so that a run cut short can be finished. Throws for a product that
 * is not there.
 * @returns how many were new.
 */
export async function seedReviews(db: Pick<CatalogDb, "execute">, reviews: readonly SeedReview[]): Promise<number> {
  let written = 0;
  for (let from = 0; from < reviews.length; from += atOnce) {
    written += await seedSome(db, reviews.slice(from, from + atOnce));
  }
  return written;
}

async function seedSome(db: Pick<CatalogDb, "execute">, reviews: readonly SeedReview[]): Promise<number> {
  const rows = JSON.stringify(reviews.map(rowOf));
  const [lost] = await db.execute<{ slug: string }>(sql`
    select given."productSlug" as slug from jsonb_to_recordset(${rows}::jsonb) as given("productSlug" text)
    where not exists (select from products p where p.slug = given."productSlug") limit 1`);
  if (lost) throw new Error(`no product ${lost.slug} to review`);
  const added = await db.execute(sql`
    with given as (
      select p.id as product_id, p.seller_id, given.* from jsonb_to_recordset(${rows}::jsonb) as given(
        id uuid, "customerId" uuid, "productSlug" text, author text, stars int, title text, body text,
        "createdAt" timestamptz, "variantLabel" text, reply text, "repliedAt" timestamptz, "helpfulCount" int)
      join products p on p.slug = given."productSlug"
    ), bought as (
      insert into purchases (customer_id, product_id, author, variant_label, delivered_at, announced_at)
      select "customerId", product_id, author, "variantLabel", "createdAt" - interval '2 days', "createdAt" from given
      on conflict do nothing
    ), added as (
      insert into reviews (id, product_id, customer_id, seller_id, author, variant_label, stars, title, body, created_at,
        reply, replied_at)
      select id, product_id, "customerId", seller_id, author, "variantLabel", stars, title, body, "createdAt",
        reply, "repliedAt" from given
      on conflict do nothing returning id
    ), votes as (
      insert into review_votes (review_id, customer_id)
      select added.id, md5(added.id::text || vote.n)::uuid
      from added join given on given.id = added.id, generate_series(1, given."helpfulCount") as vote(n)
    )
    select id from added`);
  return added.length;
}

function rowOf({ createdAt, variantLabel, reply, helpfulCount = 0, ...review }: SeedReview) {
  const name = [review.productSlug, review.author, createdAt.toISOString(), review.title].join("\n");
  return {
    ...review,
    id: datedId(createdAt, `review ${name}`),
    customerId: datedId(createdAt, `customer ${name}`),
    createdAt: createdAt.toISOString(),
    variantLabel: variantLabel ?? "",
    reply: reply?.body ?? null,
    repliedAt: reply?.at.toISOString() ?? null,
    helpfulCount,
  };
}
