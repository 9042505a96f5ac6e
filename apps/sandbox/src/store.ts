import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Answer } from "./answers.ts";
import type { Message } from "./mailbox/message.ts";
import type { ChargeRow, EventRow, IntentRow, RefundRow, SessionRow } from "./stripe/objects.ts";
import type { Switches } from "./switches/switches.ts";
import type { Delivery } from "./webhook/delivery.ts";

/** Everything the outside world remembers. Rows are never changed in place, only replaced through `commit`. */
type Rows = {
  sessions: SessionRow;
  intents: IntentRow;
  charges: ChargeRow;
  refunds: RefundRow;
  events: EventRow;
  answers: Answer;
  messages: Message;
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
  "deliveries",
  "switches",
];

/** Opens the journal and replays it; without a file everything lives in memory only. */
export function openStore(dataFile: string | undefined): Store {
  const tables: Tables = {
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    events: new Map(),
    answers: new Map(),
    messages: new Map(),
    deliveries: new Map(),
    switches: new Map(),
  };
  const file = dataFile === undefined ? undefined : openJournal(dataFile, tables);
  const write = (line: Line) => {
    // Written before the answer leaves: what a caller was told survives kill -9.
    if (file !== undefined) writeSync(file, `${JSON.stringify(line)}\n`);
    apply(tables, line);
  };
  return {
    ...tables,
    commit: (put) => write({ put }),
    clear: (names) => {
      const everything = tableNames.every((name) => names.includes(name));
      if (everything && file !== undefined) ftruncateSync(file);
      write({ clear: names });
    },
    close: () => {
      if (file !== undefined) closeSync(file);
    },
  };
}

function openJournal(path: string, tables: Tables): number {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "a+");
  const text = readFileSync(path, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  // A kill in the middle of a write leaves half a line; it was never answered, so it never happened.
  if (whole.length < text.length) ftruncateSync(file, Buffer.byteLength(whole));
  for (const line of whole.split("\n")) if (line !== "") apply(tables, JSON.parse(line) as Line);
  return file;
}

function apply(tables: Tables, line: Line): void {
  if ("clear" in line) for (const name of line.clear) tables[name].clear();
  else for (const name of tableNames) putAll(tables, name, line.put);
}

function putAll<T extends keyof Rows>(tables: Tables, name: T, change: Change): void {
  for (const row of change[name] ?? []) tables[name].set(row.id, row);
}
