/** Who may enter a service's router: its top-level branches. */
export const branches = ["public", "customer", "seller", "admin", "internal"] as const;
export type Branch = (typeof branches)[number];

export type App = {
  /** Apps it may call, and the branches it may enter there. The gateway enters `internal` for itself only: it never forwards to it. */
  readonly calls: Readonly<Record<string, readonly Branch[]>>;
  /** Facts it hears, by their full keys: the bindings of its queue. */
  readonly hears: readonly string[];
  /** Facts it publishes. */
  readonly publishes: readonly string[];
  /** Its own database, and the role that alone may enter it. */
  readonly database?: string;
  /** Its port, counted from the market's first one. */
  readonly portOffset: number;
  /** Named, but not built yet. */
  readonly planned?: true;
};

const people = ["public", "customer", "seller", "admin"] as const;

/** The map of the market: an edge that is not here does not exist. */
export const topology = {
  web: {
    calls: {
      "identity-service": [...people, "internal"],
      "catalog-service": people,
      "order-service": people,
      "payment-service": people,
      notifier: people,
      "insight-service": people,
    },
    hears: [],
    publishes: [],
    portOffset: 0,
  },
  "identity-service": {
    calls: {},
    hears: [],
    publishes: [
      "user.created.v1",
      "user.revoked.v1",
      "user.preferences_changed.v1",
      "password.reset_requested.v1",
      "password.changed.v1",
      "email.verification_requested.v1",
      "email.verified.v1",
      "account.address_taken.v1",
      "seller.created.v1",
      "seller.approved.v1",
      "seller.blocked.v1",
      "seller.unblocked.v1",
      "seller.updated.v1",
    ],
    database: "identity",
    portOffset: 1,
  },
  "catalog-service": {
    calls: {},
    hears: [
      "user.revoked.v1",
      "email.verified.v1",
      "seller.created.v1",
      "seller.approved.v1",
      "seller.blocked.v1",
      "seller.unblocked.v1",
      "seller.updated.v1",
      "order.paid.v1",
      "order.delivered.v1",
      "order.cancelled.v1",
      "order.part_cancelled.v1",
      "order.expired.v1",
      "order.failed.v1",
      "order.answered.v1",
      "stock.requested.v1",
    ],
    publishes: [
      "product.created.v1",
      "product.updated.v1",
      "product.deleted.v1",
      "stock.changed.v1",
      "stock.low.v1",
      "stock.returned.v1",
      "stock.alert_asked.v1",
      "stock.alerts_confirmed.v1",
      "stock.reserved.v1",
      "stock.rejected.v1",
      "stock.hold_lapsed.v1",
      "review.published.v1",
    ],
    database: "catalog",
    portOffset: 2,
  },
  "order-service": {
    calls: { "catalog-service": ["internal"], "payment-service": ["internal"] },
    hears: [
      "user.revoked.v1",
      "seller.blocked.v1",
      "seller.unblocked.v1",
      "product.created.v1",
      "product.updated.v1",
      "product.deleted.v1",
      "stock.changed.v1",
      "stock.reserved.v1",
      "stock.rejected.v1",
      "stock.hold_lapsed.v1",
      "payment.succeeded.v1",
      "payment.unanswered.v1",
      "payment.failed.v1",
      "payment.refunded.v1",
    ],
    publishes: [
      "order.created.v1",
      "order.payment_requested.v1",
      "order.price_changed.v1",
      "order.hold_extended.v1",
      "order.address_changed.v1",
      "order.paid.v1",
      "order.processing.v1",
      "order.shipped.v1",
      "order.delivered.v1",
      "order.cancelled.v1",
      "order.part_cancelled.v1",
      "order.expired.v1",
      "order.failed.v1",
      "order.refunded.v1",
      "order.answered.v1",
      "stock.requested.v1",
    ],
    database: "orders",
    portOffset: 3,
  },
  "payment-service": {
    calls: {},
    hears: [
      "user.revoked.v1",
      "order.created.v1",
      "order.payment_requested.v1",
      "order.hold_extended.v1",
      "order.address_changed.v1",
      "order.paid.v1",
      "order.cancelled.v1",
      "order.part_cancelled.v1",
      "order.expired.v1",
      "order.failed.v1",
      "order.answered.v1",
    ],
    publishes: ["payment.succeeded.v1", "payment.unanswered.v1", "payment.failed.v1", "payment.refunded.v1"],
    database: "payment",
    portOffset: 4,
  },
  notifier: {
    calls: {},
    hears: [
      "user.created.v1",
      "user.revoked.v1",
      "user.preferences_changed.v1",
      "password.reset_requested.v1",
      "password.changed.v1",
      "email.verification_requested.v1",
      "email.verified.v1",
      "account.address_taken.v1",
      "seller.created.v1",
      "seller.approved.v1",
      "seller.blocked.v1",
      "seller.unblocked.v1",
      "stock.low.v1",
      "stock.returned.v1",
      "stock.alert_asked.v1",
      "stock.alerts_confirmed.v1",
      "review.published.v1",
      "order.created.v1",
      "order.price_changed.v1",
      "order.hold_extended.v1",
      "order.paid.v1",
      "order.shipped.v1",
      "order.delivered.v1",
      "order.cancelled.v1",
      "order.part_cancelled.v1",
      "order.expired.v1",
      "order.failed.v1",
      "payment.succeeded.v1",
      "payment.failed.v1",
      "payment.refunded.v1",
    ],
    publishes: [],
    database: "notifier",
    portOffset: 5,
  },
  "insight-service": { calls: {}, hears: ["#"], publishes: [], database: "insight", portOffset: 6, planned: true },
  /** The outside world: it knows the gateway's address and nothing else. */
  sandbox: { calls: {}, hears: [], publishes: [], portOffset: 9 },
} as const satisfies Record<string, App>;

export type AppName = keyof typeof topology;
/** Apps with a router of their own. */
export type ServiceName = Exclude<AppName, "web" | "sandbox" | "insight-service">;

const apps: Readonly<Record<string, App>> = topology;

/** The branches of `callee` that `caller` may enter; none when the edge does not exist. */
export function allowedBranches(caller: string, callee: string): readonly Branch[] {
  return apps[caller]?.calls[callee] ?? [];
}

/** Apps that exist today and have a database of their own. */
export function appsWithDatabase(): { name: AppName; database: string }[] {
  return appNames().flatMap((name) => {
    const { database } = apps[name] ?? {};
    return database ? [{ name, database }] : [];
  });
}

/** Every app that is built, in the order in which they can be started. */
export function appNames(): AppName[] {
  const names = Object.keys(topology) as AppName[];
  return names.filter((name) => !apps[name]?.planned);
}

/** Every queue of the market with its bindings. Publishers declare them all, so that no fact is lost on a hearer that has not started yet. */
export function queueBindings(): { queue: string; keys: readonly string[] }[] {
  return appNames().flatMap((name) => {
    const keys = apps[name]?.hears ?? [];
    return keys.length > 0 ? [{ queue: name, keys }] : [];
  });
}

/** The port of an app, given the first one of the market. */
export function portOf(name: AppName, firstPort: number): number {
  return firstPort + topology[name].portOffset;
}

/** The name of the environment variable that carries a service's address: `catalog-service` → `CATALOG_URL`. */
export function urlVariable(name: string): string {
  return `${name.replace(/-service$/, "").toUpperCase()}_URL`;
}
