import { randomUUID } from "node:crypto";
import { Connection } from "rabbitmq-client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { busContract } from "./bus-contract.ts";
import { connectBus } from "./connect-bus.ts";
import type { Driver } from "./fixtures/test-house.ts";
import { eventually } from "./fixtures/eventually.ts";
import { steps } from "./fixtures/market.ts";
import { createSilentProxy } from "./fixtures/silent-proxy.ts";
import { exchange, mainQueue } from "./rabbit-topology.ts";

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
  const house = busContract(driver, control !== undefined);

  test("F39 what is not JSON or no envelope is a dead letter at once, and others flow", async () => {
    const { event, queue } = house.names();
    const bus = await house.connect({ [queue]: [event.key] });
    const { heard } = await house.note(bus, queue);
    await house.publish(bus, steps(event, "one", 1));
    const publisher = connection.createPublisher({ confirm: true });
    const address = { exchange, routingKey: event.key, durable: true };
    await publisher.send({ ...address, contentType: "application/json" }, Buffer.from("{not json"));
    await publisher.send({ ...address, messageId: randomUUID() }, { id: "no uuid" });
    await publisher.close();
    await house.publish(bus, steps(event, "two", 1));
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
    const { event, queue } = house.names();
    const broker = new URL(url ?? "");
    const proxy = await createSilentProxy({ host: broker.hostname, port: Number(broker.port) });
    house.atEnd(async () => proxy.close());
    broker.port = String(proxy.port);
    const bus = await connectBus({ amqpUrl: broker.href, bindings: [{ queue, keys: [event.key] }], service: "test" });
    house.atEnd(bus.close);
    await house.publish(bus, steps(event, "warm", 1));
    proxy.setSilent(true);
    const started = performance.now();
    const facts = steps(event, "one", 3);
    expect(await bus.publish(facts)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(6_000);
    proxy.setSilent(false);
    await house.publish(bus, facts);
    const { heard } = await house.note(await house.connect({ [queue]: [event.key] }), queue);
    const ofOne = () => heard.filter(({ thing }) => thing === "one").map(({ step }) => step);
    await eventually(ofOne, (got) => got.length >= 3);
    expect([...new Set(ofOne())]).toEqual([1, 2, 3]);
  });
});
