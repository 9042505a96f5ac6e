import type { NotificationId } from "@stallhouse/contracts/ids";
import type { Channel } from "../notification/notification.ts";
import { counted, kindOf, limitsOf, rules } from "./budget-rules.ts";
import type { Kind, Limit, Scope } from "./budget-rules.ts";
import { mailboxOf } from "./mailbox.ts";

/** A notification that nobody has allowed to go yet. */
export type Ask = {
  id: NotificationId;
  channel: Channel;
  template: string;
  recipient: string;
  /** Whose doing it is; null when it is the house's own. */
  sender: string | null;
  /** Times it waited for a budget. */
  putOff: number;
  createdAt: Date;
};

/** What is known of the budgets at this moment: how much of each is spent, and which addresses are confirmed. */
export type Known = { spent: ReadonlyMap<string, number>; confirmed: ReadonlySet<string> };

export type Verdict =
  | { is: "goes" }
  | { is: "waits"; dueAt: Date; kind: Kind; scope: Scope }
  | { is: "ends"; error: string; kind: Kind; scope: Scope };

export type Judged = {
  verdicts: ReadonlyMap<NotificationId, Verdict>;
  /** What goes takes this from the budgets: key → how much, and for how long it is missed. */
  taken: ReadonlyMap<string, { count: number; seconds: number }>;
};

const firstPauseMs = 20_000;
const longestPauseMs = 30 * 60_000;
/** Letters and digits behind the plus sign that say where a number is. */
const prefixLength = 4;

/**
 * Decides which of several notifications may go, in their order. Only what goes is counted, so that whoever runs against
 * a wall of their own takes nothing from what all share.
 */
export function judge(asks: readonly Ask[], { spent, confirmed }: Known, now: Date): Judged {
  const verdicts = new Map<NotificationId, Verdict>();
  const taken = new Map<string, { count: number; seconds: number }>();
  for (const ask of asks) {
    const kind = kindFor(ask, confirmed);
    const budgets = budgetsOf(ask, kind);
    const over = budgets.filter(({ key, limit }) => (spent.get(key) ?? 0) + (taken.get(key)?.count ?? 0) >= limit.most);
    const [wall] = over.toSorted((a, b) => Number(a.limit.shared ?? false) - Number(b.limit.shared ?? false));
    verdicts.set(ask.id, wall ? refuse(ask, { kind, limit: wall.limit, now }) : { is: "goes" });
    if (wall) continue;
    for (const { key, limit } of budgets) {
      taken.set(key, { count: (taken.get(key)?.count ?? 0) + 1, seconds: limit.seconds });
    }
  }
  return { verdicts, taken };
}

/** Every budget that could stand against one of them, confirmed or not. */
export function keysOf(asks: readonly Ask[]): string[] {
  const keys = asks.flatMap((ask) =>
    [true, false].flatMap((isConfirmed) => budgetsOf(ask, kindOf({ ...ask, isConfirmed })).map(({ key }) => key)),
  );
  return [...new Set(keys)];
}

function kindFor(ask: Ask, confirmed: ReadonlySet<string>): Kind {
  return kindOf({ ...ask, isConfirmed: confirmed.has(mailboxOf(ask.recipient)) });
}

function budgetsOf(ask: Ask, kind: Kind): { key: string; limit: Limit }[] {
  return limitsOf(kind).flatMap((limit) => {
    const whose = whoseOf(ask, limit.scope);
    return whose === null
      ? []
      : [{ key: `${counted(kind, limit.scope)} ${limit.scope} ${limit.seconds} ${whose}`, limit }];
  });
}

/** Null: nobody's, and so without a limit of this scope. */
function whoseOf({ recipient, sender }: Ask, scope: Scope): string | null {
  if (scope === "recipient") return mailboxOf(recipient);
  if (scope === "prefix") return recipient.slice(0, prefixLength);
  return scope === "sender" ? sender : "all";
}

function refuse(ask: Ask, { kind, limit, now }: { kind: Kind; limit: Limit; now: Date }): Verdict {
  const { over, waitHours, usefulHours } = rules[kind];
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, ask.putOff));
  const dueAt = new Date(now.getTime() + pauseMs);
  const hours = waitHours ?? usefulHours;
  const isTooLate = hours !== null && dueAt.getTime() - ask.createdAt.getTime() > hours * 3_600_000;
  const waits = (limit.shared || over === "waits") && !isTooLate;
  if (waits) return { is: "waits", dueAt, kind, scope: limit.scope };
  const span = limit.seconds >= 86_400 ? `${limit.seconds / 86_400} d` : `${limit.seconds / 3_600} h`;
  return {
    is: "ends",
    error: `OVER_BUDGET: ${kind}, ${limit.most} per ${limit.scope} in ${span}`,
    kind,
    scope: limit.scope,
  };
}
