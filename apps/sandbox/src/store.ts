import { openJournal } from "./journal.ts";
import type { ChargeRow, EventRow, IntentRow, RefundRow, SessionRow } from "./stripe/objects.ts";
import type { Switches } from "./switches/switches-input.ts";
import type { Delivery } from "./webhook/delivery.ts";

/** The first answer to an idempotency key, kept a day and given again to the same request. */
export type Answer = {
  id: string;
  fingerprint: string;
  status: number;
  body: unknown;
  requestId: string;
  /** Milliseconds since 1970. */
  at: number;
};

/** A mail or SMS as it arrived. */
export type Letter = {
  id: string;
  channel: "mail" | "sms";
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  idempotencyKey: string | null;
  receivedAt: string;
};

/** Everything the outside world remembers. Rows are never changed in place, only replaced through `commit`. */
type Rows = {
  sessions: SessionRow;
  intents: IntentRow;
  charges: ChargeRow;
  refunds: RefundRow;
  events: EventRow;
  answers: Answer;
  messages: Letter;
  bodies: { id: string; html: string };
  deliveries: Delivery;
  switches: { id: "switches" } & Switches;
};

export type Change = { [T in keyof Rows]?: Rows[T][] };
type Tables = { [T in keyof Rows]: Map<string, Rows[T]> };

export type Store = Readonly<Tables> & {
  /** Applies all rows at once; one line of the journal, so a crash keeps either all of them or none. */
  commit(change: Change): void;
  /** Empties the tables and forgets their past. */
  clear(tables: (keyof Rows)[]): void;
  close(): void;
};

type Line = { put: Change } | { clear: (keyof Rows)[] };

const tableNames: (keyof Rows)[] = [
  "sessions",
  "intents",
  "charges",
  "refunds",
  "events",
  "answers",
  "messages",
  "bodies",
  "deliveries",
  "switches",
];

const day = 24 * 60 * 60 * 1000;

/** How many there are at most, or until when one is kept, in milliseconds since 1970. */
type Limit<Row> = { most: number } | { until: (row: Row) => number };

/** What a provider does not keep for ever. */
const kept: { [T in keyof Rows]?: Limit<Rows[T]> } = {
  bodies: { most: 5_000 },
  answers: { until: ({ at }) => at + day },
  // Posting is tried for a day.
  events: { until: ({ created }) => created * 1000 + 2 * day },
  deliveries: { until: ({ createdAt }) => createdAt + 2 * day },
};

/** Opens the journal and replays it; without a file everything lives in memory only. */
export function openStore(dataFile: string | undefined, slack = 64_000_000): Store {
  const tables: Tables = {
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    events: new Map(),
    answers: new Map(),
    messages: new Map(),
    bodies: new Map(),
    deliveries: new Map(),
    switches: new Map(),
  };
  const replay = (line: object) => apply(tables, line as Line);
  const content = { replay, snapshot: () => linesOf(tables), slack };
  const journal = dataFile === undefined ? undefined : openJournal(dataFile, content);
  const write = (line: Line) => {
    journal?.append(line);
    apply(tables, line);
    journal?.tidy();
  };
  return {
    ...tables,
    commit: (put) => write({ put }),
    clear: (names) => {
      if (tableNames.every((name) => names.includes(name))) journal?.empty();
      write({ clear: names });
    },
    close: () => journal?.close(),
  };
}

function* linesOf(tables: Tables): Generator<Line> {
  for (const name of tableNames) for (const row of tables[name].values()) yield { put: { [name]: [row] } };
}

function apply(tables: Tables, line: Line): void {
  if ("clear" in line) for (const name of line.clear) tables[name].clear();
  else for (const name of tableNames) putAll(tables, name, line.put);
}

function putAll<T extends keyof Rows>(tables: Tables, name: T, change: Change): void {
  for (const row of change[name] ?? []) tables[name].set(row.id, row);
  forget(tables[name], kept[name]);
}

/** Rows lie in the order of their coming. */
function forget<Row>(table: Map<string, Row>, limit: Limit<Row> | undefined): void {
  if (!limit) return;
  for (const [id, row] of table) {
    if ("most" in limit ? table.size <= limit.most : limit.until(row) > Date.now()) return;
    table.delete(id);
  }
}
