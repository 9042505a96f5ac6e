import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Envelope } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { PermanentFailure } from "@stallhouse/messaging/bus";
import type { Bus } from "@stallhouse/messaging/bus";
import { connectBus } from "@stallhouse/messaging/connect-bus";
import { rabbitDefinitions } from "@stallhouse/messaging/rabbit-accounts";
import { appsWithDatabase, queueBindings, topology } from "@stallhouse/topology/topology";
import { Connection } from "rabbitmq-client";
import type { Channel } from "rabbitmq-client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findRabbit, startRabbit } from "./rabbit.ts";
import type { Rabbit } from "./rabbit.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), "stallhouse-accounts-"));
const names = appsWithDatabase().map(({ name }) => name);
type Name = (typeof names)[number];
const passwordOf = (name: string) => `password of ${name}`;
/** The queue that a service hears, whatever version its name has by now. */
const mainOf = (name: Name) =>
  definitions.bindings.find(({ source, destination }) => source === "stallhouse.events" && destination.startsWith(name))
    ?.destination ?? "";
const retries = { inPlaceMs: [], laterMs: [300] };
const accounts = names.map((name) => ({ name, password: passwordOf(name), publishes: topology[name].publishes }));
const definitions = rabbitDefinitions(accounts, queueBindings(), retries);

describe.skipIf(!findRabbit())("a RabbitMQ with one account for each process", () => {
  let rabbit: Rabbit;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    rabbit = await startRabbit({ dir: folder, definitions });
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await rabbit.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function urlOf(name: Name): string {
    const url = new URL(rabbit.url);
    url.username = name;
    url.password = encodeURIComponent(passwordOf(name));
    return url.href;
  }

  async function enter(name: Name): Promise<Bus> {
    const bus = await connectBus({
      amqpUrl: urlOf(name),
      bindings: queueBindings(),
      service: name,
      retries,
      isDeclared: true,
    });
    ends.push(bus.close);
    return bus;
  }

  function fact(key: string): Envelope {
    const id = newId<EventId>();
    return {
      id,
      key,
      aggregateId: id,
      occurredAt: new Date().toISOString(),
      correlationId: "c",
      causationId: null,
      payload: {},
    } as Envelope;
  }

  test("X68 each process publishes its own facts, and no other: a forged one is taken by nobody", async () => {
    const everything = names.flatMap((name) => [...topology[name].publishes]);
    expect(everything.length).toBeGreaterThan(30);
    for (const name of names) {
      const bus = await enter(name);
      for (const key of topology[name].publishes) {
        const own = fact(key);
        expect(await bus.publish([own]), `${name} publishes ${key}`).toEqual([own.id]);
      }
      const mine: readonly string[] = topology[name].publishes;
      const foreign = everything.find((key) => !mine.includes(key)) ?? "";
      for (const key of new Set([foreign, "order.paid.v1"])) {
        if (mine.includes(key)) continue;
        expect(await bus.publish([fact(key)]), `${name} forges ${key}`).toEqual([]);
      }
    }
  });

  test("F39 X68 a process hears what is for it, puts off what fails, buries it and takes it back: all in its own rooms", async () => {
    const [payment, order] = [await enter("payment-service"), await enter("order-service")];
    const tries: string[] = [];
    const stop = await order.subscribe({
      queue: "order-service",
      concurrency: 1,
      handle: async ({ id, key }) => {
        tries.push(id);
        if (key === "payment.failed.v1") throw new PermanentFailure("never");
        if (tries.filter((known) => known === id).length < 2) throw new Error("not yet");
      },
    });
    const [succeeds, dies] = [fact("payment.succeeded.v1"), fact("payment.failed.v1")];
    expect(await payment.publish([succeeds, dies])).toEqual([succeeds.id, dies.id]);
    const triesOf = (fact: Envelope) => tries.filter((id) => id === fact.id).length;
    await expect.poll(() => triesOf(succeeds), { timeout: 20_000 }).toBe(2);
    const letters = async () => (await order.deadLetters("order-service")).map(({ id }) => id);
    await expect.poll(letters, { timeout: 20_000 }).toContain(dies.id);
    const before = triesOf(dies);
    await order.replay("order-service", dies.id);
    await expect.poll(() => triesOf(dies), { timeout: 20_000 }).toBe(before + 1);
    await stop();
  });

  const order = "order-service";
  const body = JSON.stringify(fact("order.paid.v1"));
  const attacks: [string, (channel: Channel) => Promise<unknown>][] = [
    [
      "write a forged fact",
      (c) => c.basicPublish({ exchange: "stallhouse.events", routingKey: "order.paid.v1" }, body),
    ],
    [
      "write past the exchange into another's queue",
      (c) => c.basicPublish({ exchange: "", routingKey: mainOf(order) }, body),
    ],
    [
      "write into another's rooms",
      (c) => c.basicPublish({ exchange: `${order}.rooms`, routingKey: mainOf(order) }, body),
    ],
    ["read another's queue", (c) => c.basicConsume({ queue: mainOf(order) }, () => {})],
    ["look into another's queue", (c) => c.basicGet({ queue: mainOf(order) })],
    ["empty another's queue", (c) => c.queuePurge({ queue: mainOf(order) })],
    ["delete another's queue", (c) => c.queueDelete({ queue: mainOf(order) })],
    [
      "have others' facts sent to itself",
      (c) =>
        c.queueBind({
          exchange: "stallhouse.events",
          queue: mainOf("catalog-service"),
          routingKey: "payment.succeeded.v1",
        }),
    ],
    [
      "have all facts sent to itself",
      (c) => c.queueBind({ exchange: "stallhouse.events", queue: mainOf("catalog-service"), routingKey: "#" }),
    ],
    [
      "bind another's queue to its own exchange",
      (c) => c.queueBind({ exchange: "catalog-service.rooms", queue: mainOf(order), routingKey: "x" }),
    ],
    ["make a queue of another name", (c) => c.queueDeclare({ queue: "spy" })],
    ["delete the exchange of facts", (c) => c.exchangeDelete({ exchange: "stallhouse.events" })],
  ];
  test.each(attacks)("X68 catalog's account may not %s", async (_what, attack) => {
    const connection = new Connection({ url: urlOf("catalog-service"), retryLow: 100 });
    connection.on("error", () => {});
    ends.push(() => connection.close());
    const channel = await connection.acquire();
    channel.on("error", () => {});
    await channel.confirmSelect();
    await expect(attack(channel)).rejects.toMatchObject({ code: "ACCESS_REFUSED" });
  });

  test("X68 nobody enters as guest, or as one process with another's password", async () => {
    const guest = new URL(rabbit.url);
    const mixed = new URL(urlOf("catalog-service"));
    mixed.password = encodeURIComponent(passwordOf(order));
    for (const { href } of [guest, mixed]) {
      const connection = new Connection({ url: href, retryLow: 100 });
      const refused = new Promise((resolve) => connection.once("error", resolve));
      expect(String(await refused)).toMatch(/ACCESS_REFUSED|refused/i);
      await connection.close();
    }
  });
});
