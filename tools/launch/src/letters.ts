import { appendFileSync, existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openLetters } from "@stallhouse/messaging/letters";
import type { DeadLetter, Judge, Letters } from "@stallhouse/messaging/letters";
import { queueBindings } from "@stallhouse/topology/topology";
import { startPostgres } from "./postgres.ts";
import { dataFolder } from "./start.ts";
import { openState } from "./state.ts";

export const lettersUsage = `Dead letters are facts that their hearer could not handle. Say one of:
  npm run letters                                              lists them all
  npm run letters -- show <queue> <id>                         one of them, whole
  npm run letters -- replay <queue> <id> …                     back to its queue; also --all, or --key <fact>
  npm run letters -- drop <queue> <id> … --reason "<why>"      for good; also --all, or --key <fact>
Those of the market of npm start, or of the bus that AMQP_URL or BUS_URL names.`;

type Asked = { act: string; queue: string; ids: string[]; all: boolean; key?: string; reason?: string };
type Desk = { letters: Letters; folder: string; say: (line: string) => void };

/** `npm run letters`: what an operator does with dead letters. */
export async function lettersCommand(argv: readonly string[], say: Desk["say"] = console.log): Promise<void> {
  const asked = readAsked(argv);
  const folder = dataFolder();
  const { letters, close } = await open(folder);
  try {
    await obey(asked, { letters, folder, say });
  } finally {
    await close();
  }
}

function readAsked(argv: readonly string[]): Asked {
  const options = {
    all: { type: "boolean", default: false },
    key: { type: "string" },
    reason: { type: "string" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [act = "list", queue = "", ...ids] = positionals;
    return { ...values, act, queue, ids };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${lettersUsage}`, { cause: error });
  }
}

async function obey(asked: Asked, desk: Desk): Promise<void> {
  const { act, queue } = asked;
  if (act === "list" && !queue) return await list(desk);
  const queues = queueBindings().map((binding) => binding.queue);
  if (!["show", "replay", "drop"].includes(act)) throw new Error(lettersUsage);
  if (!queues.includes(queue)) throw new Error(`There is no queue "${queue}": say one of ${queues.join(", ")}.`);
  if (act === "show") return await show(asked, desk);
  await settle(asked, desk);
}

async function list({ letters, say }: Desk): Promise<void> {
  const queues = queueBindings().map(({ queue }) => queue);
  let count = 0;
  for (const queue of queues) {
    const found = await letters.list(queue);
    count += found.length;
    if (found.length === 0) continue;
    say(`${queue}: ${lettersIn(found.length)}`);
    for (const letter of found) say(`  ${describe(letter)}`);
  }
  if (count === 0) return say(`No dead letters in any of ${queues.length} queues.`);
  say(`\n${lettersIn(count)} in all. npm run letters -- help says what can be done.`);
}

async function show({ queue, ids: [id] }: Asked, { letters, say }: Desk): Promise<void> {
  if (!id) throw new Error("Say which: its id is in the list.");
  const letter = (await letters.list(queue)).find((one) => one.id === id);
  if (!letter) throw new Error(`${queue} has no dead letter ${id}.`);
  say(describe(letter));
  say(JSON.stringify(letter.body, null, 2));
}

async function settle({ act, queue, ids, all, key, reason }: Asked, { letters, folder, say }: Desk): Promise<void> {
  if (act === "drop" && !reason) throw new Error('Dropping is for good: say why, with --reason "…".');
  if (ids.length === 0 && !all && key === undefined) throw new Error("Say which: ids, --key <fact>, or --all.");
  const verdict = act === "drop" ? "drop" : "replay";
  const isChosen = (letter: DeadLetter) => all || letter.key === key || ids.includes(letter.id);
  const judge: Judge = (letter) => (isChosen(letter) ? verdict : "keep");
  // Written down before: what is dropped can be read again for ever.
  for (const letter of (await letters.list(queue)).filter(isChosen)) {
    keepRecord(folder, { at: new Date(), by: userInfo().username, act: verdict, queue, reason, letter });
  }
  const settled = await letters.settle(queue, judge);
  const known = new Set(settled.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  say(`${queue}: ${lettersIn(settled.length)} ${act === "drop" ? "dropped" : "back in the queue"}.`);
  if (missing.length > 0) throw new Error(`${queue} has no dead letter ${missing.join(", ")}.`);
}

/** Who did what to which letter, in the market's folder, beside its logs. */
function keepRecord(folder: string, entry: object): void {
  openState(folder);
  appendFileSync(join(folder, "letters.jsonl"), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

function describe({ id, key, attempts, diedAt, error }: DeadLetter): string {
  const tries = `${attempts} ${attempts === 1 ? "try" : "tries"}`;
  return [id, key || "no fact", tries, diedAt ? `dead for ${ageOf(diedAt)}` : "dead since long", error].join("  ");
}

function lettersIn(count: number): string {
  return `${count === 0 ? "no" : count} dead letter${count === 1 ? "" : "s"}`;
}

function ageOf(moment: string): string {
  const seconds = Math.max(0, (Date.now() - Date.parse(moment)) / 1_000);
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}

/** The bus that the environment names, else the one of the market in the folder, whether it runs or not. */
async function open(folder: string): Promise<{ letters: Letters; close: () => Promise<void> }> {
  const { AMQP_URL: amqpUrl, BUS_URL: busUrl } = process.env;
  const server = amqpUrl || busUrl ? undefined : await ownServer(folder);
  const address = amqpUrl ? { amqpUrl } : { postgresUrl: busUrl || server?.url };
  const stop = async () => await server?.stop();
  try {
    const letters = await openLetters(address);
    const close = async () => {
      await letters.close();
      await stop();
    };
    return { letters, close };
  } catch (cause) {
    await stop();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The bus${amqpUrl ? " of AMQP_URL" : ""} cannot be reached: ${why}`, { cause });
  }
}

/** As the server's superuser: the one account that is there whatever the processes' own are called. */
async function ownServer(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.POSTGRES_URL;
  const dir = join(folder, "postgres");
  if (!given && !existsSync(dir)) throw new Error(`There is no market in ${folder} yet: npm start makes one.`);
  const server = given ? { url: given, stop: async () => {} } : await startPostgres({ dir });
  const url = new URL(server.url);
  url.pathname = "/bus";
  return { url: url.href, stop: server.stop };
}
