import type { OrderId } from "@stallhouse/contracts/ids";
import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import { Away } from "../away.ts";
import type { Commitment } from "../clients.ts";
import { noteStockRejected, noteStockReserved } from "../placement/hear-stock.ts";
import type { Order } from "../order/stored-order.ts";
import { findOrder } from "../order/stored-order.ts";
import { wordOf } from "./order-word.ts";
import type { Deps } from "../trpc.ts";
import { askBatch } from "./ask-batch.ts";
import { claimUnheard, countUnheard } from "./claim-unheard.ts";
import type { Unheard } from "./claim-unheard.ts";
import { driveEach } from "./drive-each.ts";

/** As many as catalog answers within its time, and as one call may carry. */
const atOnce = 20;

const uncommitted: Unheard = {
  where: sql`paid_at is not null and stock_committed_at is null and status in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED')`,
  since: sql`paid_at`,
  limit: atOnce,
};

/** Asks catalog to sell what paid orders hold, where its word that it did is missing: their fact or its may be lost. */
export async function askForStock(deps: Deps): Promise<Reconciliation> {
  const orders = await readOrders(deps, await claimUnheard(deps, uncommitted));
  const wanted = orders.map((order) => ({ orderId: order.orderId, lines: wordOf(order).lines }));
  const withLines = new Map(wanted.flatMap((one) => (one.lines.length > 0 ? [[one.orderId, one]] : [])));
  const answers = await askBatch([...withLines.keys()], (ids) =>
    deps.catalog.commit(ids.flatMap((id) => withLines.get(id) ?? [])),
  );
  const driven = await driveEach(deps.log, answers, (answer) => actOnCommitment(deps, answer));
  return { driven, left: await countUnheard(deps, uncommitted) };
}

async function actOnCommitment({ db, log }: Deps, answer: Commitment): Promise<boolean> {
  const { orderId, status } = answer;
  if (status === "CLOSED") {
    log.error({ orderId }, "catalog holds a paid order to be over: a person must look at it");
    return false;
  }
  if (status === "REJECTED") {
    await db.transaction((tx) => noteStockRejected(tx, answer));
    const isCancelled = (await findOrder(db, { orderId }))?.status === "CANCELLED";
    if (!isCancelled) log.error({ orderId }, "stock of an order under way is not to be had: a person must look at it");
    return isCancelled;
  }
  await db.execute(sql`
    update orders set stock_committed_at = now() where id = ${orderId} and stock_committed_at is null`);
  return true;
}

const unreturned: Unheard = {
  where: sql`stock_committed_at is not null and status = 'CANCELLED'`,
  since: sql`(select max(at) from order_transitions t where t.order_id = orders.id)`,
  limit: atOnce,
};

/** Has catalog put back what cancelled orders had bought, where its word that it did is missing. */
export async function askForReturns(deps: Deps): Promise<Reconciliation> {
  const over = await claimUnheard(deps, unreturned);
  const back = await askBatch(over, async (ids) => {
    await deps.catalog.close(ids);
    return ids;
  });
  await deps.db.execute(sql`
    update orders set stock_committed_at = null where id = any(${sql.param(back)}::uuid[]) and status = 'CANCELLED'`);
  return { driven: back.length, left: await countUnheard(deps, unreturned) };
}

const unanswered: Unheard = {
  where: sql`status = 'PENDING' and price_offer is null and cancel_by is null`,
  since: sql`placed_at`,
  limit: atOnce,
};

/** Asks catalog for the stock of orders that were taken while it was away: their question may be lost, or its answer. */
export async function askForHolds(deps: Deps): Promise<Reconciliation> {
  const orders = await readOrders(deps, await claimUnheard(deps, unanswered));
  const driven = await driveEach(deps.log, orders, (order) => askForHold(deps, order));
  return { driven, left: await countUnheard(deps, unanswered) };
}

async function askForHold({ db, catalog, holdSeconds }: Deps, { orderId, sellerOrders }: Order): Promise<boolean> {
  const lines = sellerOrders.flatMap((part) => part.lines).map(({ variantId, quantity }) => ({ variantId, quantity }));
  const answer = await catalog.reserve({ orderId, lines, holdSeconds }).catch((error: unknown) => {
    if (error instanceof Away) return undefined;
    throw error;
  });
  if (!answer) return false;
  await db.transaction(async (tx) => {
    if (answer.status === "reserved") return noteStockReserved(tx, { orderId, ...answer });
    return noteStockRejected(tx, { orderId, ...answer });
  });
  return true;
}

async function readOrders({ db }: Deps, orderIds: readonly OrderId[]): Promise<Order[]> {
  const orders: Order[] = [];
  for (const orderId of orderIds) {
    const order = await findOrder(db, { orderId });
    if (order) orders.push(order);
  }
  return orders;
}
