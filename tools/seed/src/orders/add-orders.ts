import type { Address } from "@stallhouse/contracts/address";
import { connect } from "@stallhouse/db/connect";
import type { AppName } from "@stallhouse/topology/topology";
import { products } from "../catalogue/products.ts";
import type { SeedDb } from "../seed-db.ts";
import { customers } from "./customers.ts";
import { orderHistory } from "./order-history.ts";
import type { Outcome, PlannedOrder } from "./order-history.ts";
import { pastOrderOf } from "./past-orders.ts";
import type { Buyer } from "./past-orders.ts";
import type { PastOrder } from "./past-life.ts";
import { findCustomers, writeCustomers } from "./write-customers.ts";
import { writeOrders } from "./write-orders.ts";
import { capturesOf, writePayments } from "./write-payments.ts";
import { variantsOnSale, writePurchases, writeSales } from "./write-sales.ts";

const dayMs = 24 * 3_600_000;
/** What the demo's customer finds in their account: the newest order of each kind that is at least so many days old. */
const ownOrdersWanted: [outcome: Outcome, daysAgo: number][] = [
  ["paid", 1],
  ["shipped", 3],
  ["delivered", 9],
  ["cancelled", 17],
  ["refunded", 24],
  ["delivered", 33],
  ["expired", 47],
];
const ownAddress: Omit<Address, "name"> = {
  line1: "Rua do Salitre 41",
  postalCode: "1250-198",
  city: "Lisboa",
  country: "PT",
};

interface Target {
  addressOf: (name: AppName) => string;
  databaseUrl: (database: string) => string;
}

/**
 * Writes the sixty days before the market opened, straight into the services' databases: placed through the doors, they
 * would all be of today, and four thousand letters would be on their way.
 */
export async function addOrders(target: Target, customer: { name: string; email: string }): Promise<void> {
  const opened = await Promise.all(
    ["identity", "catalog", "orders", "payment"].map(async (name) => connect(target.databaseUrl(name), {}, { max: 1 })),
  );
  const [identity, catalog, orders, payment] = opened;
  if (!identity || !catalog || !orders || !payment) throw new Error("A database is missing.");
  try {
    const { today, buyers, own } = await findBuyers(identity.db, customer);
    const variants = new Map((await variantsOnSale(catalog.db)).map((variant) => [variant.sku, variant]));
    const plans = orderHistory(products, today.getUTCDay());
    const owns = ownOrders(plans);
    const past = plans.map((plan, place) => {
      const buyer = owns.has(plan) ? own : buyers[plan.customer];
      if (!buyer) throw new Error(`customer ${plan.customer} is not there`);
      return pastOrderOf(plan, place, { today, buyer, variants });
    });
    const { bills } = await writeOrders(orders.db, past);
    const payments = past.flatMap((order) => paymentOf(order, bills.get(order.orderId)));
    await Promise.all([writeGoods(catalog.db, past), writePayments(payment.db, payments)]);
    await tellProvider(target.addressOf("sandbox"), capturesOf(payments));
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
  }
}

/** The demo's customer registered when the market opened: that day stays, whenever a run is finished. */
async function findBuyers(db: SeedDb, customer: { name: string; email: string }) {
  const [known] = await findCustomers(db, [customer.email]);
  if (!known) throw new Error(`${customer.email} has not registered`);
  const today = new Date(Math.floor(known.since.getTime() / dayMs) * dayMs);
  const sinceOf = (place: number) => new Date(today.getTime() - (61 + ((place * 53) % 300)) * dayMs);
  await writeCustomers(
    db,
    customers.map(({ name, email }, place) => ({ name, email, since: sinceOf(place) })),
  );
  const found = await findCustomers(
    db,
    customers.map(({ email }) => email),
  );
  const buyers = customers.map(({ email, address }): Buyer | undefined => {
    const user = found.find((one) => one.email === email);
    return user && { userId: user.userId, email, address };
  });
  const own: Buyer = { ...known, address: { name: customer.name, ...ownAddress } };
  return { today, buyers, own };
}

function ownOrders(plans: readonly PlannedOrder[]): Set<PlannedOrder> {
  const own = new Set<PlannedOrder>();
  for (const [outcome, daysAgo] of ownOrdersWanted) {
    const newest = plans.findLast((plan) => plan.outcome === outcome && plan.daysAgo >= daysAgo);
    if (newest) own.add(newest);
  }
  return own;
}

async function writeGoods(db: SeedDb, past: readonly PastOrder[]) {
  await writeSales(
    db,
    past.map((order) => ({ ...order, restockedAt: order.cancelled?.at ?? order.refundedAt })),
  );
  await writePurchases(
    db,
    past.flatMap(({ customerId, address, lines, parcels }) =>
      lines.flatMap(({ productId, sellerId, label }) => {
        const deliveredAt = parcels.find((parcel) => parcel.sellerId === sellerId)?.deliveredAt;
        return deliveredAt
          ? [{ customerId, customerName: address.name, productId, variantLabel: label, deliveredAt }]
          : [];
      }),
    ),
  );
}

type Bill = { number: string; totalAmount: number; currency: string };

function paymentOf(order: PastOrder, bill: Bill | undefined) {
  if (!bill) return [];
  const { orderId, customerId, email, address, cancelled } = order;
  return [
    {
      ...order,
      orderNumber: bill.number,
      amount: bill.totalAmount,
      currency: bill.currency,
      orderId,
      userId: customerId,
      email,
      name: address.name,
      refundedAt: cancelled?.refundedAt ?? order.refundedAt,
      isCancelled: cancelled !== null,
    },
  ];
}

/** So that what was paid in the past can be given back today. */
async function tellProvider(sandboxUrl: string, captures: ReturnType<typeof capturesOf>): Promise<void> {
  const response = await fetch(`${sandboxUrl}/api/past-payments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(captures),
  });
  if (!response.ok) throw new Error(`The sandbox refused the payments of the past: ${response.status}`);
}
