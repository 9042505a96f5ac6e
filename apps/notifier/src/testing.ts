import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { fileURLToPath } from "node:url";
import type { Envelope, EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import type { OrderPayload } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, OrderLineId, PaymentId, ProductId, SellerId } from "@stallhouse/contracts/ids";
import type { SellerOrderId, UserId, VariantId } from "@stallhouse/contracts/ids";
import { createTestDatabase } from "@stallhouse/db/testing";
import { deliver } from "@stallhouse/messaging/consume";
import { envelopeOf } from "@stallhouse/messaging/testing";
import { createLog } from "@stallhouse/service/log";
import { notifierConsumers } from "./consumers.ts";
import { createLinks } from "./links.ts";
import { createMailer } from "./mailer.ts";
import { drawn } from "./notification/body.ts";
import { createSender } from "./notification/sender.ts";
import * as schema from "./schema.ts";
import { createSmsSender } from "./sms.ts";

export const publicUrl = "https://market.example.test";
export const links = createLinks(publicUrl);

/** The notifier on a database of its own, told facts as the bus does. */
export async function startNotifier() {
  const database = await createTestDatabase(schema, fileURLToPath(new URL("..", import.meta.url)));
  const consumers = notifierConsumers({ publicUrl });
  const log = createLog("notifier", "silent");
  const hear = (message: Envelope) => deliver({ db: database.db, service: "notifier", consumers, log }, message);
  const tell = async <D extends EventDefinition>(event: D, payload: PayloadOf<D>) => {
    const message = envelopeOf(event, payload);
    await hear(message);
    return message;
  };
  const notifications = async () => {
    const rows = await database.db.select().from(schema.notifications).orderBy(schema.notifications.id);
    return rows.map((row) => ({ ...row, ...drawn(row, links.home) }));
  };
  /** Lets the pause before the next try pass. */
  const passPause = () => database.sql`update notifications set due_at = now() where state = 'pending'`;
  return { ...database, hear, tell, notifications, passPause, log };
}
export type Notifier = Awaited<ReturnType<typeof startNotifier>>;

export type Request = { path: string; headers: IncomingHttpHeaders; body: string };
type Answer = { status: number; body: unknown } | "hang up" | "never";

/** Stands in for a mail and SMS provider: keeps every request, answers as told. */
export async function startProvider(answer: (request: Request, count: number) => Answer) {
  const requests: Request[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const request = { path: incoming.url ?? "", headers: incoming.headers, body };
      const given = answer(request, requests.push(request));
      if (given === "hang up") incoming.socket.destroy();
      else if (given !== "never") {
        response.writeHead(given.status, { "content-type": "application/json" }).end(JSON.stringify(given.body));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, requests, close };
}

/** Takes everything. */
export const takes = (request: Request): Answer =>
  request.path === "/emails"
    ? { status: 200, body: { id: `mail-${String(request.headers["idempotency-key"])}` } }
    : { status: 201, body: { sid: "SM1" } };

export function senderTo(notifier: Notifier, url: string, breakMs?: number) {
  const { db, log } = notifier;
  const mail = createMailer({ apiKey: "re_test", apiUrl: url, from: "Stallhouse <hello@example.test>" });
  const sms = createSmsSender({ apiUrl: url, accountSid: "AC1", authToken: "secret", from: "+15005550006" });
  return createSender({ db, log, homeUrl: links.home, mail, sms, breakMs });
}

type Thing = [title: string, label: string, quantity: number, unitPrice: number];

function aPart(sellerName: string, shippingAmount: number, things: Thing[]) {
  const lines = things.map(([title, label, quantity, unitPrice]) => ({
    orderLineId: newId<OrderLineId>(),
    variantId: newId<VariantId>(),
    productId: newId<ProductId>(),
    sku: `SKU-${title.slice(0, 3).toUpperCase()}`,
    lineTotal: quantity * unitPrice,
    title,
    label,
    quantity,
    unitPrice,
  }));
  const itemsAmount = lines.reduce((sum, { lineTotal }) => sum + lineTotal, 0);
  return {
    sellerOrderId: newId<SellerOrderId>(),
    sellerId: newId<SellerId>(),
    sellerName,
    status: "PAYMENT_PENDING" as const,
    itemsAmount,
    shippingAmount,
    totalAmount: itemsAmount + shippingAmount,
    commissionAmount: 0,
    lines,
  };
}

/** A sale of two sellers' things to one customer. */
export function anOrder(given: Partial<OrderPayload> = {}): OrderPayload {
  const items = [
    aPart("Ember & Oak", 490, [
      ["Turned oak bowl", "Large", 1, 4_800],
      ["Carving spoon", "", 2, 1_450],
    ]),
    aPart("Blue Thread Weavers", 390, [
      ["Linen tea towel with a very long name that has to wrap somewhere", "Indigo, set of two", 1, 2_250],
    ]),
  ];
  const itemsAmount = items.reduce((sum, item) => sum + item.itemsAmount, 0);
  const shippingAmount = items.reduce((sum, item) => sum + item.shippingAmount, 0);
  return {
    orderId: newId<OrderId>(),
    number: "SH-7K2M9Q",
    userId: newId<UserId>(),
    email: "clara@example.test",
    name: "Clara Moreno",
    phone: "+351 912 345 678",
    address: { name: "Clara Moreno", line1: "Rua das Flores 12", postalCode: "4050-262", city: "Porto", country: "PT" },
    status: "PAYMENT_PENDING",
    currency: "EUR",
    itemsAmount,
    shippingAmount,
    totalAmount: itemsAmount + shippingAmount,
    expiresAt: "2026-03-01T14:30:00.000Z",
    items,
    ...given,
  };
}

export function aPayment({ orderId, number, email, name, totalAmount, currency }: OrderPayload) {
  return { paymentId: newId<PaymentId>(), orderId, orderNumber: number, email, name, amount: totalAmount, currency };
}

export function aSeller(sellerId = newId<SellerId>(), shopName = "Ember & Oak") {
  return {
    sellerId,
    userId: newId<UserId>(),
    shopName,
    slug: "ember-oak",
    email: `${shopName.toLowerCase().replace(/\W+/g, "-")}@example.test`,
    name: "Tom Ferreira",
    phone: null,
    country: "PT",
    place: "Porto",
    story: "We turn bowls.",
    shippingAmount: 490,
    currency: "EUR",
  };
}

export function aUser(role: "user" | "seller" | "admin", email: string) {
  return { userId: newId<UserId>(), email, name: "Clara Moreno", role, phone: null };
}

/** A person whose address has just been confirmed: welcomed by a mail that nobody is owed. */
export function aVerifiedUser(email: string) {
  const { phone: _phone, ...user } = aUser("user", email);
  return { ...user, verifiedAt: new Date().toISOString(), shop: null };
}
