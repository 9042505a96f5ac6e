import type { Envelope } from "@stallhouse/contracts/event";
import type { Log } from "@stallhouse/service/log";
import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import { findSellers } from "../contact/contact-queries.ts";
import type { Links } from "../links.ts";
import type { NotifierDb, NotifierTx } from "../schema.ts";
import { owedToSellers } from "./owed-to-sellers.ts";
import type { SellerLetter } from "./owed-to-sellers.ts";
import { mailTo, tell } from "./tell.ts";
import type { Message } from "./tell.ts";

/**
 * The mails that a fact owes sellers. Facts of different things may overtake each other: what is owed to a seller who is
 * not known yet is written down, in the transaction that notes the fact as heard, and follows (writeOwedLetters).
 */
export async function mailSellers(tx: NotifierTx, fact: Envelope, links: Links): Promise<Message[]> {
  const letters = owedToSellers(fact, links);
  if (letters.length === 0) return [];
  const { messages, unknown } = await addressed(tx, letters);
  if (unknown.length > 0) {
    await tx.execute(sql`
      insert into owed_letters (event_id, seller_id, fact)
      select ${fact.id}::uuid, value::uuid, ${JSON.stringify(fact)}::jsonb
      from jsonb_array_elements_text(${JSON.stringify(unknown)}::jsonb) on conflict do nothing`);
  }
  return messages;
}

async function addressed(tx: NotifierTx, letters: readonly SellerLetter[]) {
  const ids = letters.map(({ sellerId }) => sellerId);
  const sellers = await findSellers(tx, ids);
  const messages = letters.flatMap(({ sellerId, letter, topic }) => {
    const seller = sellers.get(sellerId);
    const isWanted = seller && !(topic && seller.unwanted.includes(topic));
    return isWanted ? [mailTo(seller.email, letter)] : [];
  });
  return { messages, unknown: [...new Set(ids.filter((id) => !sellers.has(id)))] };
}

type OwedLetter = { eventId: string; sellerId: string; fact: Envelope };
type Deps = { db: NotifierDb; links: Links; log: Log };

const perRound = 100;

/** Turns what was owed to unknown sellers into notifications, once they are known. */
export async function writeOwedLetters(deps: Deps): Promise<Reconciliation> {
  const rows = await deps.db.execute<OwedLetter>(sql`
    select o.event_id as "eventId", o.seller_id as "sellerId", o.fact from owed_letters o
    join contacts c on c.seller_id = o.seller_id order by o.created_at limit ${perRound}`);
  let driven = 0;
  for (const row of rows) {
    // One that cannot be written must not keep the others waiting.
    driven += await writeOne(deps, row).catch((err: unknown) => {
      deps.log.error({ err, eventId: row.eventId }, "an owed letter cannot be written");
      return 0;
    });
  }
  const [open] = await deps.db.execute<{ left: number }>(sql`
    select count(*)::int as left from owed_letters where created_at < now() - interval '1 minute'`);
  return { driven, left: open?.left ?? 0 };
}

async function writeOne({ db, links }: Deps, { eventId, sellerId, fact }: OwedLetter): Promise<number> {
  return await db.transaction(async (tx) => {
    const mine = await tx.execute(sql`
      delete from owed_letters where event_id = ${eventId} and seller_id = ${sellerId} returning 1`);
    if (mine.length === 0) return 0;
    const letters = owedToSellers(fact, links).filter((one) => one.sellerId === sellerId);
    const { messages } = await addressed(tx, letters);
    await tell(tx, fact, { messages });
    return 1;
  });
}
