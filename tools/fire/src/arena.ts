import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBooks } from "@stallhouse/launch/books";
import type { Books } from "@stallhouse/launch/books";
import { build } from "@stallhouse/launch/build";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import { startMarket } from "@stallhouse/launch/market";
import type { Market } from "@stallhouse/launch/market";
import { startRabbit } from "@stallhouse/launch/rabbit";
import type { Rabbit } from "@stallhouse/launch/rabbit";
import { step } from "@stallhouse/launch/steps";
import { seed } from "@stallhouse/seed/seed";

export type Bus = "rabbit" | "postgres";

/** A market of its own, with demo data and full shelves, to be hurt. */
export type Arena = {
  market: Market;
  folder: string;
  rabbit: Rabbit | undefined;
  books: Books;
  /** On sale, with plenty of each; a few are scarce, so that customers run into each other. */
  variantIds: string[];
};

const firstPort = Number(process.env.PORT ?? 3600);
/** Short, so that what nobody pays ends within the campaign. */
const shortHold = { HOLD_SECONDS: "90", SWEEP_SECONDS: "5", PENDING_SECONDS: "120" };

export async function withArena(bus: Bus, use: (arena: Arena) => Promise<boolean>): Promise<boolean> {
  await step("Build", build);
  const folder = mkdtempSync(join(tmpdir(), "stallhouse-fire-"));
  chmodSync(folder, 0o711); // the database runs as another user when we are root
  const ends: (() => Promise<unknown>)[] = [];
  let isRight = false;
  try {
    const rabbit =
      bus === "rabbit" ? await step("RabbitMQ", () => startRabbit({ dir: join(folder, "rabbit") })) : undefined;
    if (rabbit) ends.push(rabbit.stop);
    const market = await startMarket(
      {
        folder,
        firstPort,
        mode: "production",
        extra: { ...shortHold, LOG_LEVEL: "warn", RATE_PER_SECOND: "1000000" },
        ...(rabbit ? { amqpUrl: rabbit.url } : {}),
      },
      (sentence) => console.error(sentence),
    );
    ends.push(market.stop);
    await step("Demo data", () => seed(market, demoAccounts));
    const books = openBooks(market);
    ends.push(books.close);
    const variantIds = await step("Shelves", () => fillShelves(books));
    isRight = await use({ market, folder, rabbit, books, variantIds });
    return isRight;
  } finally {
    for (const end of ends.toReversed()) await end().catch((error: unknown) => console.error(error));
    if (isRight) rmSync(folder, { recursive: true, force: true });
    else console.error(`Logs and books are left in ${folder}`);
  }
}

const scarce = 8;

async function fillShelves({ ask }: Books): Promise<string[]> {
  const rows = await ask(
    "catalog",
    `select v.id from variants v join products p on p.id = v.product_id join stock_levels s on s.variant_id = v.id
      where p.on_sale and not v.retired and p.currency = 'EUR' and s.available > 0 order by v.id limit 60`,
  );
  const ids = rows.map(({ id }) => String(id));
  const list = ids.slice(scarce).map((id) => `('${id}'::uuid, 'receive', 500, 'delivery')`);
  await ask("catalog", `insert into stock_movements (variant_id, kind, qty, cause) values ${list.join(", ")}`);
  return ids;
}

/** Waits until the books are right, and says what is wrong if they do not become so in time. */
export async function settleBooks({ books }: Arena, patienceMs: number): Promise<boolean> {
  const wrong = await books.settle(patienceMs);
  for (const line of wrong) console.error(`✗ ${line}`);
  return wrong.length === 0;
}
