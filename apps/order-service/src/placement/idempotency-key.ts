import { createHash } from "node:crypto";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, UserId } from "@stallhouse/contracts/ids";
import type { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { OrderDraft } from "./draft.ts";
import { insertStep } from "../moves/record-moves.ts";
import type { Step } from "../moves/record-moves.ts";

type AnyDb = Db<typeof schema> | Tx<typeof schema>;

/** How long one process may work on a placement before another takes it over: above all time limits of its calls. */
const leaseSeconds = 15;

export type KeyRef = { scope: UserId; key: string };

/** One use of an idempotency key: what was asked for, which order comes of it, and how far it is. */
export type Placement = KeyRef & {
  requestHash: string;
  state: "in_progress" | "done" | "refused";
  orderId: OrderId;
  draft: OrderDraft;
  answer: unknown;
  attempt: number;
  /** Whoever worked on it has not come back in time. */
  abandoned: boolean;
};

const columns = sql`scope, key, request_hash as "requestHash", state, order_id as "orderId", draft, answer, attempt,
  state = 'in_progress' and lease_until < now() as abandoned`;

export function hashRequest(request: string): string {
  return createHash("sha256").update(request).digest("base64url");
}

export async function findPlacement(db: AnyDb, { scope, key }: KeyRef): Promise<Placement | undefined> {
  const [row] = await db.execute<Placement>(
    sql`select ${columns} from idempotency_keys where scope = ${scope} and key = ${key}`,
  );
  return row;
}

/**
 * Takes the key for a draft, before anything is promised anywhere. The cart's version names its order, so two keys at
 * the same cart mean the same order. Undefined when the cart has changed, or the key is taken; a refused one is free again.
 */
export async function claimPlacement(
  db: AnyDb,
  { scope, key, requestHash, draft }: KeyRef & { requestHash: string; draft: OrderDraft },
): Promise<Placement | undefined> {
  const [row] = await db.execute<Placement>(sql`
    with cart as (
      update carts set next_order_id = coalesce(next_order_id, ${newId<OrderId>()}::uuid)
      where id = ${draft.cartId} and version = ${draft.cartVersion} and state = 'active' and customer_id = ${scope}
      returning next_order_id
    )
    insert into idempotency_keys as k (scope, key, request_hash, order_id, draft, lease_until)
    select ${scope}::uuid, ${key}::uuid, ${requestHash}::text, next_order_id, ${JSON.stringify(draft)}::jsonb,
      now() + make_interval(secs => ${leaseSeconds}) from cart
    on conflict (scope, key) do update set state = 'in_progress', request_hash = excluded.request_hash,
      order_id = excluded.order_id, draft = excluded.draft, answer = null, lease_until = excluded.lease_until,
      created_at = now()
    where k.state = 'refused'
    returning ${columns}`);
  return row;
}

/** Takes over placements whose process died, for `FOR UPDATE SKIP LOCKED` hands each to one taker only. */
export async function takeOverPlacements(db: AnyDb, only?: KeyRef): Promise<Placement[]> {
  const which = only ? sql`scope = ${only.scope} and key = ${only.key}` : sql`true`;
  const rows = await db.execute<Placement>(sql`
    update idempotency_keys set attempt = attempt + 1, lease_until = now() + make_interval(secs => ${leaseSeconds})
    where (scope, key) in (
      select scope, key from idempotency_keys where state = 'in_progress' and lease_until < now() and ${which}
      order by lease_until limit 10 for update skip locked)
    returning ${columns}`);
  return [...rows];
}

/** Ends a placement without an order; the cart is free for another try, under another order id. */
export async function refusePlacement(
  db: AnyDb,
  placement: Placement,
  { reason, details, step }: Ending,
): Promise<void> {
  const { scope, key, orderId, draft } = placement;
  await db.execute(sql`
    with step as (${insertStep(orderId, step)}), cart as (
      update carts set next_order_id = null where id = ${draft.cartId} and next_order_id = ${orderId}
    )
    update idempotency_keys set state = 'refused', answer = ${JSON.stringify({ reason, details })}::jsonb
    where scope = ${scope} and key = ${key} and state = 'in_progress'`);
}

type Ending = Pick<Refusal, "reason" | "details"> & { step: Step };
