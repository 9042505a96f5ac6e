import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Market } from "./market.ts";

type Row = Record<string, unknown>;
type Ask = (database: string, query: string) => Promise<Row[]>;

/** The books of the market and of the outside world, open for an onlooker who may read them all. */
export type Books = {
  /** The invariants that do not hold now, each with the rows that break it; empty when all is right. */
  broken: () => Promise<Record<string, Row[]>>;
  /** Looks again until all is right or patience ends; answers what is still wrong, a line for each. */
  settle: (patienceMs: number) => Promise<string[]>;
  ask: Ask;
  close: () => Promise<void>;
};

const paidStatuses = `('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'REFUNDED')`;

/**
 * Judges what no service can judge alone: its orders against the others' stock, money and mails, and those against the
 * outside world's own books. All of it is true once every fact has arrived: who looks while orders are under way looks again.
 */
export function openBooks({ postgresUrl, addressOf }: Pick<Market, "postgresUrl" | "addressOf">): Books {
  const open = new Map<string, postgres.Sql>();
  const ask: Ask = async (database, query) => {
    const url = new URL(postgresUrl);
    url.pathname = `/${database}`;
    const sql = open.get(database) ?? postgres(url.href, { max: 2, connect_timeout: 5, onnotice: () => {} });
    open.set(database, sql);
    return [...(await sql.unsafe<Row[]>(query))];
  };
  const checks: Record<string, () => Promise<Row[]>> = {
    "I01 no stock figure is negative": () =>
      ask("catalog", `select variant_id from stock_levels where available < 0 or reserved < 0`),
    "I03 what is reserved is what is held": () =>
      ask(
        "catalog",
        `select s.variant_id, s.reserved, coalesce(h.qty, 0) as held from stock_levels s
           left join (select variant_id, sum(qty) as qty from reservations where state = 'held' group by 1) h using (variant_id)
         where s.reserved <> coalesce(h.qty, 0)`,
      ),
    "I05 I06 stock is sold to paid orders, as their lines say": () => stockAgainstOrders(ask),
    "I13 a paid order has one capture of its total": () => captureAgainstOrders(ask),
    "I14 money of orders that are not paid is on its way back": () => refundsAgainstOrders(ask),
    "I21 the provider's books say the same as ours": () => paymentsAgainstOutside(ask, addressOf("sandbox")),
    "I22 no fact waits in an outbox": () => unsentFacts(ask),
    "I25 every notification reached its provider once": () => mailsAgainstOutside(ask, addressOf("sandbox")),
    "I37 no order is stuck": () =>
      ask(
        "orders",
        `select o.id, o.status from orders o join order_transitions t on t.order_id = o.id
          where o.status in ('PENDING', 'PAYMENT_PENDING') group by o.id
         having greatest(max(t.at) + interval '15 min', (o.price_offer->>'expiresAt')::timestamptz, o.expires_at)
                < now() - interval '2 min'`,
      ),
  };
  const broken = async () => {
    const judged = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await check()] as const),
    );
    return Object.fromEntries(judged.filter(([, rows]) => rows.length > 0));
  };
  return {
    ask,
    broken,
    settle: async (patienceMs) => {
      for (const end = Date.now() + patienceMs; ; await sleep(1_000)) {
        const wrong = await broken();
        const lines = Object.entries(wrong).map(
          ([name, rows]) => `${name}: ${rows.length} ${JSON.stringify(rows.slice(0, 3))}`,
        );
        if (lines.length === 0 || Date.now() > end) return lines;
      }
    },
    close: async () => {
      await Promise.all([...open.values()].map((sql) => sql.end({ timeout: 5 })));
    },
  };
}

const keyOf = (row: Row) => `${String(row["order_id"])} ${String(row["variant_id"])}`;

/** Sold and not given back, variant by variant: of paid orders what their lines say, of all others nothing. */
async function stockAgainstOrders(ask: Ask): Promise<Row[]> {
  const [owed, sold] = await Promise.all([
    ask(
      "orders",
      `select l.order_id, l.variant_id, sum(l.quantity)::int as qty from order_lines l
         join seller_orders s on s.id = l.seller_order_id join orders o on o.id = l.order_id
        where o.status in ${paidStatuses} and o.status <> 'REFUNDED' and s.status not in ('CANCELLED', 'REFUNDED')
        group by 1, 2`,
    ),
    ask(
      "catalog",
      `select r.order_id, r.variant_id, sum(r.qty - coalesce(m.qty, 0))::int as qty from reservations r
         left join (select reservation_id, sum(qty) as qty from stock_movements where kind = 'restock' group by 1) m
           on m.reservation_id = r.id
        where r.state = 'committed' group by 1, 2 having sum(r.qty - coalesce(m.qty, 0)) > 0`,
    ),
  ]);
  const wanted = new Map(owed.map((row) => [keyOf(row), Number(row["qty"])]));
  const had = new Map(sold.map((row) => [keyOf(row), Number(row["qty"])]));
  return [...new Set([...wanted.keys(), ...had.keys()])].flatMap((line) =>
    wanted.get(line) === had.get(line) ? [] : [{ line, owed: wanted.get(line) ?? 0, sold: had.get(line) ?? 0 }],
  );
}

async function captureAgainstOrders(ask: Ask): Promise<Row[]> {
  const [orders, captures] = await Promise.all([
    ask(
      "orders",
      `select id, number, total_amount, currency from orders where status in ${paidStatuses} and total_amount > 0`,
    ),
    ask("payment", `select order_id, captured_amount, currency from payment_intents where status = 'CAPTURED'`),
  ]);
  return orders.flatMap((order) => {
    const own = captures.filter((capture) => capture["order_id"] === order["id"]);
    const [only] = own;
    const isRight =
      own.length === 1 &&
      Number(only?.["captured_amount"]) === Number(order["total_amount"]) &&
      only?.["currency"] === order["currency"];
    return isRight ? [] : [{ ...order, captures: own }];
  });
}

async function refundsAgainstOrders(ask: Ask): Promise<Row[]> {
  const [orders, captures] = await Promise.all([
    ask(
      "orders",
      `select o.id, o.status, coalesce(sum(s.total_amount) filter (where s.status = 'CANCELLED'), 0) as cancelled
         from orders o join seller_orders s on s.order_id = o.id group by o.id`,
    ),
    ask(
      "payment",
      `select p.order_id, p.captured_amount, coalesce(sum(r.amount) filter (where r.status <> 'FAILED'), 0) as back
         from payment_intents p left join refunds r on r.payment_id = p.id where p.status = 'CAPTURED' group by p.id`,
    ),
  ]);
  const known = new Map(orders.map((order) => [order["id"], order]));
  return captures.flatMap((capture) => {
    const { status, cancelled } = known.get(capture["order_id"]) ?? {};
    const isPaid = ["PAID", "PROCESSING", "SHIPPED", "DELIVERED"].includes(String(status));
    // Of an order that goes on, the parts that were cancelled.
    const owed = Number(isPaid ? cancelled : capture["captured_amount"]);
    return Number(capture["back"]) === owed ? [] : [{ ...capture, status, owed }];
  });
}

type Charge = { status: string; amountReceived: number; refunded: number; metadata: Record<string, string> };

async function paymentsAgainstOutside(ask: Ask, outside: string): Promise<Row[]> {
  const [payments, answer] = await Promise.all([
    ask(
      "payment",
      `select id, order_id, captured_amount, refunded_amount from payment_intents where status = 'CAPTURED'`,
    ),
    fetch(`${outside}/api/charges`),
  ]);
  const { items } = (await answer.json()) as { items: Charge[] };
  const taken = new Map<string | undefined, Charge[]>();
  for (const charge of items.filter(({ status }) => status === "succeeded")) {
    const { paymentId } = charge.metadata;
    taken.set(paymentId, [...(taken.get(paymentId) ?? []), charge]);
  }
  const known = new Set<unknown>(payments.map(({ id }) => id));
  const unknown = [...taken].flatMap(([paymentId, charges]) => (known.has(paymentId) ? [] : charges));
  const different = payments.flatMap((payment) => {
    const own = taken.get(String(payment["id"])) ?? [];
    const isRight =
      own.length === 1 &&
      own[0]?.amountReceived === Number(payment["captured_amount"]) &&
      own[0].refunded === Number(payment["refunded_amount"]);
    return isRight ? [] : [{ ...payment, charges: own }];
  });
  return [...unknown, ...different];
}

async function unsentFacts(ask: Ask): Promise<Row[]> {
  const databases = ["identity", "catalog", "orders", "payment", "notifier"];
  const rows = await Promise.all(
    databases.map((database) =>
      ask(database, `select '${database}' as database, id, key from outbox where published_at is null`),
    ),
  );
  return rows.flat();
}

/** What has been sent, or is meant to be, against what arrived: by the key that names the notification at its provider. */
async function mailsAgainstOutside(ask: Ask, outside: string): Promise<Row[]> {
  const [notifications, answer] = await Promise.all([
    ask("notifier", `select id, template, recipient, state from notifications`),
    fetch(`${outside}/api/messages`),
  ]);
  const { items } = (await answer.json()) as { items: { idempotencyKey: string | null; subject: string | null }[] };
  const arrived = new Map<string | null, number>();
  for (const { idempotencyKey } of items) arrived.set(idempotencyKey, (arrived.get(idempotencyKey) ?? 0) + 1);
  const wrong = notifications.flatMap((notification) => {
    const times = arrived.get(String(notification["id"])) ?? 0;
    const isOwed = notification["state"] === "sent" || notification["state"] === "pending";
    return times === (isOwed ? 1 : 0) ? [] : [{ ...notification, times }];
  });
  const known = new Set(notifications.map(({ id }) => String(id)));
  const unowed = items.filter(({ idempotencyKey }) => idempotencyKey !== null && !known.has(idempotencyKey));
  return [...wrong, ...unowed];
}
