import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { PermanentFailure } from "@stallhouse/messaging/bus";
import type { Bus } from "@stallhouse/messaging/bus";
import { connectBus } from "@stallhouse/messaging/connect-bus";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { lettersCommand } from "./letters.ts";

const folder = mkdtempSync(join(tmpdir(), "stallhouse-letters-"));
const known = { ...process.env };
let server: postgres.Sql;

async function brokerUrl(): Promise<string | undefined> {
  const { url, control } = inject("broker");
  if (!control) return url;
  const response = await fetch(`${control}/start`);
  return response.ok ? await response.text() : undefined;
}

beforeAll(async () => {
  server = postgres(process.env["TEST_DATABASE_URL"] ?? "", { max: 1, onnotice: () => {} });
  await server`drop database if exists letters`;
  await server`create database letters`;
});
afterAll(async () => {
  process.env = known;
  await server`drop database letters with (force)`;
  await server.end();
  rmSync(folder, { recursive: true });
});

async function letters(...argv: string[]): Promise<string> {
  const lines: string[] = [];
  await lettersCommand(argv, (line) => void lines.push(line));
  return lines.join("\n");
}

function fact(key: string) {
  return {
    id: newId<EventId>(),
    key,
    aggregateId: "one",
    occurredAt: new Date().toISOString(),
    correlationId: "trail",
    causationId: null,
    payload: { note: "the whole of it" },
  };
}

/** A queue in which facts of these keys have died of a fault that is mended afterwards. */
async function deadIn(bus: Bus, queue: string, keys: readonly string[]) {
  const facts = keys.map(fact);
  const heard: string[] = [];
  let isMended = false;
  await bus.subscribe({
    queue,
    concurrency: 1,
    handle: async ({ id }) => {
      if (!isMended) throw new PermanentFailure("cannot digest this");
      heard.push(id);
    },
  });
  while ((await bus.publish(facts)).length < facts.length) await sleep(50);
  await expect.poll(async () => (await bus.deadLetters(queue)).length, { timeout: 10_000 }).toBe(keys.length);
  isMended = true;
  return { ids: facts.map(({ id }) => id), heard };
}

for (const kind of ["PostgreSQL", "RabbitMQ"]) {
  test(`F39 an operator sees, puts back and drops the dead letters of ${kind}`, async ({ skip }) => {
    const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
    url.pathname = "/letters";
    const amqpUrl = kind === "RabbitMQ" ? await brokerUrl() : undefined;
    if (kind === "RabbitMQ" && !amqpUrl) skip();
    process.env = { ...known, STALLHOUSE_DATA: folder, AMQP_URL: amqpUrl ?? "", BUS_URL: url.href };
    // Keys of the market's own queues, so that the command knows them; of this test's own, so that no other hears them.
    const queue = "catalog-service";
    const keys = ["letters.first.v1", "letters.second.v1", "letters.second.v1", "letters.third.v1"];
    const bindings = [{ queue, keys: [...new Set(keys)] }];
    const address = amqpUrl ? { amqpUrl } : { postgresUrl: url.href };
    expect(await letters()).toMatch(/^No dead letters in any of \d+ queues\.$/);
    const bus = await connectBus({ ...address, bindings, service: queue });
    const { ids, heard } = await deadIn(bus, queue, keys);
    const [first = "", second = "", , third = ""] = ids;

    const list = await letters();
    expect(list).toContain(`${queue}: 4 dead letters`);
    expect(list).toMatch(
      new RegExp(`${first} {2}letters.first.v1 {2}1 try {2}dead for \\d+ s {2}Error: cannot digest`),
    );
    expect(await letters("show", queue, first)).toContain('"note": "the whole of it"');

    expect(await letters("replay", queue, first)).toBe(`${queue}: 1 dead letter back in the queue.`);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([first]);
    expect(await letters("replay", queue, "--key", "letters.second.v1")).toContain("2 dead letters back");
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(3);

    await expect(letters("drop", queue, third)).rejects.toThrow("say why");
    expect(await letters("drop", queue, third, "--reason", "sent by mistake")).toContain("1 dead letter dropped");
    const record = readFileSync(join(folder, "letters.jsonl"), "utf8").trim().split("\n").at(-1) ?? "";
    expect(JSON.parse(record)).toMatchObject({ act: "drop", queue, reason: "sent by mistake", letter: { id: third } });

    await expect(letters("replay", queue, second)).rejects.toThrow(`${queue} has no dead letter ${second}`);
    await expect(letters("replay", queue)).rejects.toThrow("Say which");
    await expect(letters("replay", "no-queue", "--all")).rejects.toThrow("There is no queue");
    await expect(letters("burn")).rejects.toThrow("npm run letters");
    expect(await letters()).toMatch(/^No dead letters/);
    await bus.close();
  }, 60_000);
}

test("a bus that cannot be reached, and a market that was never started, are said in a sentence", async () => {
  process.env = { ...known, STALLHOUSE_DATA: join(folder, "nothing"), AMQP_URL: "", BUS_URL: "", POSTGRES_URL: "" };
  await expect(letters()).rejects.toThrow(/^There is no market in .*nothing yet: npm start makes one\.$/);
  process.env["BUS_URL"] = "postgres://nobody:none@127.0.0.1:1/bus";
  await expect(letters()).rejects.toThrow("The bus cannot be reached: ");
  process.env["AMQP_URL"] = "amqp://nobody:none@127.0.0.1:1";
  await expect(letters()).rejects.toThrow("The bus of AMQP_URL cannot be reached: ");
}, 30_000);
