import { randomUUID } from "node:crypto";
import { Connection } from "rabbitmq-client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { setTimeout as sleep } from "node:timers/promises";
import type { Envelope } from "@stallhouse/contracts/event";
import type { Suspects } from "./bus.ts";
import { busContract } from "./testing/bus-contract.ts";
import { connectBus } from "./connect-bus.ts";
import { stepOf } from "./testing/harness.ts";
import type { Driver } from "./testing/harness.ts";
import { eventually } from "./testing/eventually.ts";
import { hastyRetries, steps } from "./testing/market.ts";
import { createSilentProxy } from "./testing/silent-proxy.ts";
import { look } from "./rabbit-look.ts";
import { deadQueue, exchange, formerMainQueue, formerRetryQueue, mainQueue } from "./rabbit-topology.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** From the set-up of the test run: a broker given, or where to ask for one. */
    broker: { url?: string; control?: string; isRequired: boolean };
  }
}

const { control, isRequired, ...given } = inject("broker");

async function ask(path: string): Promise<string> {
  if (!control) throw new Error("a broker that was given cannot be restarted");
  const response = await fetch(`${control}${path}`);
  const said = await response.text();
  if (!response.ok) throw new Error(said);
  return said;
}

const url = control ? await ask("/start") : given.url;
if (!url && isRequired) throw new Error("STALLHOUSE_REQUIRE_BROKER is set and there is no RabbitMQ");

describe.skipIf(!url)("the bus over RabbitMQ", () => {
  let connection: Connection;
  beforeAll(() => {
    connection = new Connection({ url, retryLow: 100 });
    connection.on("error", () => {});
  });
  afterAll(() => connection.close());

  const driver = (): Driver => ({
    address: { amqpUrl: url },
    keepsOrderAcrossRetries: false,
    // Measured: RabbitMQ 3.10 writes a new quorum queue down only within a second or so; killed before that, it never comes back.
    settlingMs: 2_000,
    interrupt: async () => {
      await ask("/restart");
    },
    takeAway: async () => {
      await ask("/kill");
      return async () => {
        await ask("/restart");
      };
    },
    // The broker sees for itself that a connection is gone.
    forgetHearers: async () => {},
    breakQueue: async (queue) => {
      await connection.queueDelete(mainQueue(queue));
    },
  });
  const harness = busContract(driver, control !== undefined);

  test("F39 what is not JSON or no envelope is a dead letter at once, and others flow", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    const { heard } = await harness.note(bus, queue);
    await harness.publish(bus, steps(event, "one", 1));
    const publisher = connection.createPublisher({ confirm: true });
    const address = { exchange, routingKey: event.key, durable: true };
    await publisher.send({ ...address, contentType: "application/json" }, Buffer.from("{not json"));
    await publisher.send({ ...address, messageId: randomUUID() }, { id: "no uuid" });
    await publisher.close();
    await harness.publish(bus, steps(event, "two", 1));
    const letters = await eventually(
      () => bus.deadLetters(queue),
      (got) => got.length === 2,
    );
    expect(letters.map(({ attempts, body }) => ({ attempts, body }))).toEqual([
      { attempts: 1, body: "{not json" },
      { attempts: 1, body: { id: "no uuid" } },
    ]);
    expect(letters.every(({ id, error }) => id.length === 36 && error.includes("not an envelope"))).toBe(true);
    await eventually(
      () => heard.length,
      (count) => count === 2,
    );
    expect(heard.map(({ thing }) => thing)).toEqual(["one", "two"]);
  });

  test("F37 a broker that does not confirm in time holds nobody up, and the fact arrives later", async () => {
    const { event, queue } = harness.names();
    const broker = new URL(url ?? "");
    const proxy = await createSilentProxy({ host: broker.hostname, port: Number(broker.port) });
    harness.atEnd(async () => proxy.close());
    broker.port = String(proxy.port);
    const bus = await connectBus({ amqpUrl: broker.href, bindings: [{ queue, keys: [event.key] }], service: "test" });
    harness.atEnd(bus.close);
    await harness.publish(bus, steps(event, "warm", 1));
    proxy.setSilent(true);
    const started = performance.now();
    const facts = steps(event, "one", 3);
    expect(await bus.publish(facts)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(6_000);
    proxy.setSilent(false);
    await harness.publish(bus, facts);
    const { heard } = await harness.note(await harness.connect({ [queue]: [event.key] }), queue);
    const ofOne = () => heard.filter(({ thing }) => thing === "one").map(({ step }) => step);
    await eventually(ofOne, (got) => got.length >= 3);
    expect([...new Set(ofOne())]).toEqual([1, 2, 3]);
  });

  test("F40 facts held for too long go back to the broker all at once, and keep their order", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] }, { ...hastyRetries, holdMs: 300 });
    let isAway = true;
    const heard: string[] = [];
    const marked = new Set<string>();
    const handle = async (message: Envelope) => {
      if (isAway) throw new Error("the database is away");
      const { thing, step } = stepOf(message);
      heard.push(`${thing} ${step}`);
    };
    const suspects: Suspects = {
      takeInHand: async (id) => {
        if (isAway) throw new Error("the database is away");
        marked.add(id);
        return { isInHand: true, crashes: 0, othersFlowed: false };
      },
      letGo: async () => {},
    };
    await bus.subscribe({ queue, concurrency: 4, handle, isWell: async () => !isAway, suspects });
    await harness.publish(bus, [...steps(event, "one", 6), ...steps(event, "two", 20)]);
    await sleep(2_000);
    expect(heard).toEqual([]);
    isAway = false;
    await eventually(
      () => heard.length,
      (count) => count >= 26,
    );
    const inOrder = (thing: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${thing} ${index + 1}`);
    expect(heard.filter((step) => step.startsWith("one"))).toEqual(inOrder("one", 6));
    expect(heard.filter((step) => step.startsWith("two"))).toEqual(inOrder("two", 20));
    // The sixteen in hand came a second time, and so were handled as what may have been in hand at a death.
    expect(marked.size).toBe(16);
    expect(await bus.deadLetters(queue)).toEqual([]);
  });

  test("what lies in the queues of the release before is heard first, and they go once they are empty", async () => {
    const { event, queue } = harness.names();
    const [former, room] = [formerMainQueue(queue), formerRetryQueue(queue, 300)];
    const safely = { "x-dead-letter-strategy": "at-least-once", "x-overflow": "reject-publish" } as const;
    const declare = (name: string, more: Record<string, unknown>) =>
      connection.queueDeclare({
        queue: name,
        durable: true,
        arguments: { "x-queue-type": "quorum", ...safely, ...more },
      });
    const to = (routingKey: string) => ({ "x-dead-letter-exchange": "", "x-dead-letter-routing-key": routingKey });
    await connection.exchangeDeclare({ exchange, type: "topic", durable: true });
    await declare(former, { "x-single-active-consumer": true, "x-delivery-limit": 20, ...to(deadQueue(queue)) });
    for (const ms of hastyRetries.laterMs)
      await declare(formerRetryQueue(queue, ms), { "x-message-ttl": ms, ...to(former) });
    await connection.queueBind({ exchange, queue: former, routingKey: event.key });
    const [one, two, three, four] = steps(event, "one", 4);
    const publisher = connection.createPublisher({ confirm: true });
    for (const [routingKey, fact] of [
      [former, one],
      [former, two],
      [room, three],
    ] as const)
      await publisher.send({ routingKey, durable: true, messageId: fact?.id ?? "" }, fact);
    await publisher.close();

    const first = await harness.connect({ [queue]: [event.key] });
    const { heard, stop } = await harness.note(first, queue);
    await harness.publish(first, four ? [four] : []);
    await eventually(
      () => heard.length,
      (count) => count >= 4,
    );
    await sleep(200);
    expect(new Set(heard.map(({ step }) => step))).toEqual(new Set([1, 2, 3, 4]));
    expect(heard.slice(0, 2).map(({ step }) => step)).toEqual([1, 2]);
    await stop();
    const again = await harness.note(first, queue);
    expect(await Promise.all([look(connection, former), look(connection, room)])).toEqual([undefined, undefined]);
    await again.stop();
  });
});
