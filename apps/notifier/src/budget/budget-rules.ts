import type { Channel } from "../notification/notification.ts";

/**
 * What a notification is, for its budget. `owed`: about an order, or a word of the house's own people. `trade`: a seller's
 * own work. To an address nobody confirmed, `placed`: about an order nobody has paid for; `stranger`: anything nobody is
 * owed.
 */
export type Kind =
  | "owed"
  | "trade"
  | "placed"
  | "reset"
  | "verify"
  | "taken"
  | "confirmAlert"
  | "account"
  | "notice"
  | "alert"
  | "sms"
  | "stranger";

/** `prefix`: the first digits of a phone number, which say the country: a number that costs is one of many. */
export type Scope = "recipient" | "sender" | "prefix" | "kind" | "pool";
/** `shared`: what it takes is missing for others, so that whoever meets its end waits. */
export type Limit = { scope: Scope; most: number; seconds: number; shared?: true };

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const per = (scope: "recipient" | "sender" | "prefix", hourly: number, daily: number): Limit[] => [
  { scope, most: hourly, seconds: hour },
  { scope, most: daily, seconds: day },
];
/** `most`: in a minute, an hour and a day. */
const inAll = (scope: "kind" | "pool", ...most: [number, number, number]): Limit[] =>
  most.map((count, place) => ({ scope, most: count, seconds: [minute, hour, day][place] ?? day, shared: true }));

/** Two pools: what nobody is owed cannot take from what orders owe, however much of it there is. */
type Pool = "orders" | "others" | "sms";
const pools: Record<Pool, readonly Limit[]> = {
  orders: inAll("pool", 12_000, 300_000, 2_000_000),
  others: inAll("pool", 3_000, 60_000, 300_000),
  sms: inAll("pool", 120, 2_000, 10_000),
};

type Rule = {
  pool: Pool;
  limits: readonly Limit[];
  /** Over a budget of its own: goes later, or not at all. What nobody is owed is not worth sending tomorrow. */
  over: "waits" | "ends";
  /** After this nobody has a use for it: a link is dead, a shelf empty. Null: it is owed for ever. */
  usefulHours: number | null;
  /** How long it waits for a budget; as long as it is useful when left out. */
  waitHours?: number;
};

/** From one address on the net come whole offices and schools: an account's letters bound it only against floods. */
const fromOneNetwork = per("sender", 1_000, 4_000);
const ordersOfOne = [...per("recipient", 2_000, 20_000), ...per("sender", 5_000, 50_000)];

/** Every number of what may go out. */
export const rules: Readonly<Record<Kind, Rule>> = {
  owed: { pool: "orders", over: "waits", usefulHours: null, limits: ordersOfOne },
  trade: { pool: "orders", over: "waits", usefulHours: null, limits: per("recipient", 20_000, 200_000) },
  // Anybody can order to anybody's address as long as nothing is paid.
  placed: {
    pool: "orders",
    over: "waits",
    usefulHours: null,
    waitHours: 24,
    limits: [...per("recipient", 8, 16), ...per("sender", 60, 200), ...inAll("kind", 3_000, 60_000, 300_000)],
  },
  reset: { pool: "others", over: "ends", usefulHours: 1, limits: [...per("recipient", 4, 10), ...fromOneNetwork] },
  verify: { pool: "others", over: "ends", usefulHours: 48, limits: [...per("recipient", 4, 10), ...fromOneNetwork] },
  taken: { pool: "others", over: "ends", usefulHours: 24, limits: [...per("recipient", 2, 4), ...fromOneNetwork] },
  confirmAlert: {
    pool: "others",
    over: "ends",
    usefulHours: 48,
    limits: [...per("recipient", 2, 4), ...per("sender", 30, 100)],
  },
  account: { pool: "others", over: "ends", usefulHours: 72, limits: per("recipient", 10, 30) },
  notice: {
    pool: "others",
    over: "ends",
    usefulHours: 24,
    limits: [...per("recipient", 200, 1_000), ...per("sender", 200, 1_000)],
  },
  alert: {
    pool: "others",
    over: "ends",
    usefulHours: 48,
    limits: [...per("recipient", 20, 40), ...inAll("kind", 1_500, 30_000, 150_000)],
  },
  // It costs money, and the mail says the same. 23 hours: the providers know no key of ours, or know it for a day.
  sms: {
    pool: "sms",
    over: "ends",
    usefulHours: 23,
    limits: [...per("recipient", 6, 20), ...per("prefix", 300, 2_000), ...per("sender", 300, 2_000)],
  },
  // One mail. A person who lost it is not locked out for ever: another the next day, and no more than three in a month.
  stranger: {
    pool: "others",
    over: "ends",
    usefulHours: 48,
    limits: [
      { scope: "recipient", most: 1, seconds: day },
      { scope: "recipient", most: 3, seconds: 30 * day },
      ...fromOneNetwork,
      ...inAll("kind", 1_000, 20_000, 100_000),
    ],
  },
};

/** The kind of each letter. One that is not named here is of the kind with the least rights. */
const kinds: Readonly<Record<string, Kind>> = {
  "order-received": "placed",
  "order-free": "placed",
  "order-price-changed": "placed",
  "order-expired": "placed",
  "order-failed": "placed",
  "order-cancelled": "placed",
  "payment-failed": "placed",
  "payment-received": "owed",
  "payment-refunded": "owed",
  "order-part-cancelled": "owed",
  "order-shipped": "owed",
  "order-delivered": "owed",
  "seller-order-paid": "trade",
  "seller-order-cancelled": "trade",
  "seller-order-stands": "trade",
  "seller-approved": "owed",
  "seller-blocked": "owed",
  "seller-unblocked": "owed",
  "reset-password": "reset",
  "verify-email": "verify",
  "address-taken": "taken",
  "password-changed": "account",
  welcome: "account",
  "seller-application-received": "account",
  "stock-low": "notice",
  "stock-low-admin": "notice",
  "review-published": "notice",
  "stock-returned": "alert",
  "stock-alert-asked": "confirmAlert",
};

/** What an order owes its own address, confirmed or not. An SMS goes to the number an order that was paid gave. */
const ofOrders: ReadonlySet<Kind> = new Set<Kind>(["owed", "trade", "placed", "sms"]);

type Asked = { template: string; channel: Channel; isConfirmed: boolean };

/** What a notification is, given whether the address it goes to was ever confirmed. */
export function kindOf({ template, channel, isConfirmed }: Asked): Kind {
  const kind = channel === "sms" ? "sms" : (kinds[template] ?? "stranger");
  if (isConfirmed) return kind === "placed" ? "owed" : kind;
  return ofOrders.has(kind) ? kind : "stranger";
}

export function limitsOf(kind: Kind): readonly Limit[] {
  const { limits, pool } = rules[kind];
  return [...limits, ...pools[pool]];
}

/** What a limit counts by, beside its scope and its time. */
export function counted(kind: Kind, scope: Scope): string {
  return scope === "pool" ? rules[kind].pool : kind;
}

/** Letters that are sent however long it takes: whatever ended one of them but the provider's word is a fault of ours. */
export const owedTemplates = Object.keys(kinds).filter((template) => {
  const kind = kinds[template];
  return kind !== undefined && rules[kind].usefulHours === null;
});

/** How long after it was written a notification is still of use; never the case that an order's is not. */
export function usefulMs({ template, channel }: { template: string; channel: Channel }): number {
  const hours = rules[kindOf({ template, channel, isConfirmed: true })].usefulHours;
  return hours === null ? Number.POSITIVE_INFINITY : hours * 3_600_000;
}
