import { stockRejectedV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { announceStock } from "./announce-stock.ts";
import { lockHeldStock } from "./held-stock.ts";
import { holdStock } from "./reserve-stock.ts";
import type { StockAnswer } from "./stock-answer.ts";
import { afterMoves } from "./stock-level.ts";

type PaidOrder = { orderId: OrderId; lines: { variantId: VariantId; quantity: number }[] };

/** CLOSED: the order was said to be over, and gets nothing. */
export type Commitment =
  | { orderId: OrderId; status: "COMMITTED" | "CLOSED" }
  | ({ orderId: OrderId; status: "REJECTED" } & Pick<Rejected, "reason" | "variantId" | "title">);
type Rejected = Extract<StockAnswer, { status: "rejected" }>;

/** Only for the moment between taking stock afresh and committing it, in one transaction. */
const momentSeconds = 60;

/**
 * Turns what an order holds into sold stock. If its hold is gone the stock is taken afresh; what cannot be had is told,
 * so that the customer's money goes back. An order that is over gets nothing.
 */
export async function commitStock(tx: CatalogTx, { orderId, lines }: PaidOrder): Promise<Commitment> {
  const [gate] = await tx.execute<{ isClosed: boolean; givenBack: VariantId[] }>(sql`
    insert into order_holds (order_id) values (${orderId})
    on conflict (order_id) do update set order_id = excluded.order_id
    returning closed_at is not null as "isClosed", given_back as "givenBack"`);
  if (gate?.isClosed) return { orderId, status: "CLOSED" };
  const committed = { orderId, status: "COMMITTED" } as const;
  const wanted = lines.filter(({ variantId }) => !gate?.givenBack.includes(variantId));
  if (wanted.length === 0) return committed;
  let { held, levels } = await lockHeldStock(tx, [orderId]);
  if (held.length === 0) {
    const answer = await holdStock(tx, { orderId, lines: wanted, holdSeconds: momentSeconds });
    if (answer.status === "rejected") {
      const { reason, variantId, title } = answer;
      await enqueue(tx, stockRejectedV1, { orderId, reason, variantId, title });
      return { orderId, status: "REJECTED", reason, variantId, title };
    }
    ({ held, levels } = await lockHeldStock(tx, [orderId]));
  }
  const unsold = held.filter(({ state }) => state === "held");
  if (unsold.length === 0) return committed;
  await tx.execute(sql`
    update reservations set state = 'committed', closed_at = now() where order_id = ${orderId} and state = 'held'`);
  const moves = unsold.map(({ variantId, qty }) => ({ variantId, free: 0, held: -qty }));
  await announceStock(tx, [{ cause: "commit", orderId, changes: afterMoves(levels, moves) }]);
  return committed;
}

/** The same for orders that call, because they have not heard of their stock: one that fails leaves the others theirs. */
export async function commitAll(db: CatalogDb, orders: readonly PaidOrder[]): Promise<Commitment[]> {
  const done: Commitment[] = [];
  for (const order of orders) done.push(await db.transaction((tx) => commitStock(tx, order)));
  return done;
}
