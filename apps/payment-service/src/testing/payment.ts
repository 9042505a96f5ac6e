import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId, OrderId, UserId } from "@stallhouse/contracts/ids";
import { createTestDatabase } from "@stallhouse/db/testing";
import type { TestDatabase } from "@stallhouse/db/testing";
import { deliver } from "@stallhouse/messaging/consume";
import { createLog } from "@stallhouse/service/log";
import { requestContext } from "@stallhouse/service/testing";
import { eq } from "drizzle-orm";
import { paymentConsumers } from "../consumers.ts";
import { loops } from "../loops.ts";
import { providerPolicy } from "../provider-policy.ts";
import { createStripeProvider } from "../provider.ts";
import { paymentRouter } from "../router.ts";
import * as schema from "../schema.ts";
import { createCallerFactory } from "../trpc.ts";
import type { Deps } from "../trpc.ts";
import { webhookRoute } from "../webhook/webhook-route.ts";
import { apiKey, startOutside, webhookSecret } from "./sandbox.ts";

/** Payment on a real database and the sandbox as its provider, its webhook door open, its loops turned by hand. */
export async function openService() {
  const database = await createTestDatabase(schema, fileURLToPath(new URL("../..", import.meta.url)));
  const { db, sql } = database;
  const door = await openDoor();
  const outside = await startOutside(door.url);
  const log = createLog("payment-service", "silent");
  let policy = providerPolicy();
  const provider = createStripeProvider({ apiKey, webhookSecret, apiUrl: outside.url, policy: (call) => policy(call) });
  const deps: Deps = { db, log, provider, publicUrl: "http://shop.test", sweepSeconds: 60 };
  door.use(deps);
  const internal = createCallerFactory(paymentRouter)({
    ...requestContext("payment-service", undefined, "order-service"),
    ...deps,
  });
  return {
    db,
    sql,
    deps,
    outside,
    door,
    database,
    ...lookups(database),
    ...hearing(deps),
    /** All switches off, and a breaker that has seen nothing. */
    calm: async () => {
      await outside.calm();
      door.shut(false);
      policy = providerPolicy();
    },
    open: internal.internal.payment.open,
    close: (order: { orderId: OrderId }) => internal.internal.payment.close({ orderId: order.orderId }),
    states: (orderIds: OrderId[]) => internal.internal.payment.states({ orderIds }),
    bury: internal.internal.payment.bury,
    /** One round of every loop. */
    turn: async () => {
      for (const loop of loops) await loop.run(deps);
    },
    /** Lets time pass for whatever waits for its next try. */
    hurry: async () => {
      await sql`update payment_intents set next_check_at = now() - interval '1 s' where status = 'OPEN'`;
      await sql`update pay_pages set next_try_at = now() - interval '1 s' where state = 'REQUESTED'`;
      await sql`update refunds set next_try_at = now() - interval '1 s' where status = 'PENDING'`;
      await sql`update webhook_events set next_try_at = now() - interval '1 s' where processed_at is null`;
    },
    stop: async () => {
      await outside.stop();
      await door.close();
      await database.drop();
    },
  };
}
/** What stands in payment's database. */
function lookups({ db, sql }: TestDatabase<typeof schema>) {
  return {
    paymentOf: async (orderId: OrderId) => {
      const [payment] = await db.select().from(schema.paymentIntents).where(eq(schema.paymentIntents.orderId, orderId));
      if (!payment) throw new Error("no payment");
      return payment;
    },
    sessionOf: async (orderId: OrderId): Promise<string> => {
      const [row] = await sql`
        select provider_session_id as id from pay_pages p join payment_intents i on i.id = p.payment_id
        where i.order_id = ${orderId} order by p.created_at desc limit 1`;
      return String(row?.["id"]);
    },
    /** Facts about an order, oldest first: key and payload. */
    factsOf: async (orderId: OrderId) => {
      const rows = await sql<{ key: string; payload: Record<string, unknown> }[]>`
        select key, payload from outbox where aggregate_id = ${orderId} order by seq`;
      return rows.map(({ key, payload }) => ({ key, ...payload }));
    },
  };
}

function hearing(deps: Deps) {
  return {
    /** Delivers a fact as the broker would; the same envelope twice is a redelivery. */
    hear: async <D extends EventDefinition>(event: D, payload: PayloadOf<D>, id = newId<EventId>()) => {
      const consumers = paymentConsumers(deps);
      const envelope = {
        id,
        key: event.key,
        aggregateId: "",
        occurredAt: new Date().toISOString(),
        correlationId: "test",
        causationId: null,
        payload,
      };
      await deliver({ db: deps.db, service: "payment-service", consumers, log: deps.log }, envelope);
    },
  };
}

export type OpenService = Awaited<ReturnType<typeof openService>>;

/** The shop's webhook door, as the gateway hands it on. */
async function openDoor() {
  let deps: Deps | undefined;
  const seen: { body: string; signature: string; status: number }[] = [];
  let isShut = false;
  const server = createServer((request, response) => {
    if (isShut || !deps) return void response.writeHead(503).end();
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    const signature = String(request.headers["stripe-signature"] ?? "");
    response.once("finish", () =>
      seen.push({ body: Buffer.concat(chunks).toString(), signature, status: response.statusCode }),
    );
    webhookRoute(deps)
      .handle(request, response, async () => undefined)
      .catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks/payments`,
    seen,
    use: (given: Deps) => {
      deps = given;
    },
    shut: (shut: boolean) => {
      isShut = shut;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let orders = 0;

/** Another order each time, of 28.00 EUR unless told otherwise, to be paid within 15 minutes. */
export function anOrder(given: { amount?: number; currency?: string; expiresInMs?: number } = {}) {
  const orderId = newId<OrderId>();
  return {
    orderId,
    orderNumber: `SH-${orderId.slice(-6).toUpperCase()}${++orders}`,
    userId: newId<UserId>(),
    email: "ada@example.test",
    name: "Ada Byron",
    amount: given.amount ?? 2_800,
    currency: given.currency ?? "EUR",
    expiresAt: new Date(Date.now() + (given.expiresInMs ?? 900_000)).toISOString(),
  };
}

/** Waits until something becomes true; fails with what it last saw. */
export async function until<T>(look: () => Promise<T>, isRight: (seen: T) => boolean, withinMs = 8_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (Date.now() > end) throw new Error(`not in ${withinMs} ms: ${JSON.stringify(seen)}`);
    await pause(30);
  }
}
