import { Connection } from "rabbitmq-client";
import type { Channel, SyncMessage } from "rabbitmq-client";
import { usualRetries } from "./bus.ts";
import type { Binding, Bus, DeadLetter, Log, RetryPlan } from "./bus.ts";
import { attemptsOf, errorHeader, hear } from "./rabbit-hearing.ts";
import { createPublishing } from "./rabbit-publishing.ts";
import type { Publishing } from "./rabbit-publishing.ts";
import { actAsAccount } from "./rabbit-accounts.ts";
import { deadQueue, declareDead, mainQueue } from "./rabbit-topology.ts";

type Options = {
  url: string;
  bindings: readonly Binding[];
  service: string;
  log: Log;
  retries?: RetryPlan;
  /** The broker has everything declared, and an account that may do no more than it must. */
  isDeclared?: boolean;
};

/** The bus over RabbitMQ. Resolves without a connection too, if the broker is down: it connects when it can. */
export async function connectRabbitBus(options: Options): Promise<Bus> {
  const { url, bindings, service, log, retries = usualRetries, isDeclared = false } = options;
  const connection = new Connection({
    url,
    connectionName: service,
    acquireTimeout: 5_000,
    retryLow: 250,
    retryHigh: 5_000,
    heartbeat: 15,
    noDelay: true, // small frames would wait 40 ms for company
  });
  if (isDeclared) actAsAccount(connection, service);
  connection.on("error", (err: unknown) => log.warn({ err }, "bus: connection trouble"));
  connection.on("connection", () => log.info({}, "bus: connected"));
  await connection.onConnect(5_000, true).catch(() => log.warn({}, "bus: the broker does not answer yet"));
  const publishing = createPublishing(connection, bindings, log);
  const stops = new Set<() => Promise<void>>();

  return {
    publish: publishing.publish,
    subscribe: async (subscription) => {
      const stop = hear({ connection, publishing, bindings, log, retries }, subscription);
      stops.add(stop);
      return stop;
    },
    deadLetters: (queue) => listDeadLetters(connection, queue),
    replay: (queue, id) => replay({ connection, publishing }, queue, id),
    isConnected: () => connection.ready,
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await publishing.close();
      await connection.close();
    },
  };
}

const browseLimit = 500;

/** Looks at the dead letters one by one, until `visit` says that it has seen enough. They all stay, unless acknowledged. */
async function browse(
  connection: Connection,
  queue: string,
  visit: (letter: SyncMessage, channel: Channel) => Promise<"next" | "enough">,
): Promise<void> {
  const channel = await connection.acquire();
  try {
    await channel.queueDeclare(declareDead(queue));
    for (let seen = 0; seen < browseLimit; seen++) {
      const letter = await channel.basicGet({ queue: deadQueue(queue) });
      if (!letter || (await visit(letter, channel)) === "enough") break;
    }
    channel.basicNack({ deliveryTag: 0, multiple: true, requeue: true });
  } finally {
    await channel.close();
  }
}

async function listDeadLetters(connection: Connection, queue: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  await browse(connection, queue, async (letter) => {
    letters.push(readLetter(letter));
    return "next";
  });
  return letters;
}

async function replay(
  { connection, publishing }: { connection: Connection; publishing: Publishing },
  queue: string,
  id: string,
): Promise<void> {
  let isFound = false;
  await browse(connection, queue, async (letter, channel) => {
    if (readLetter(letter).id !== id) return "next";
    isFound = true;
    await publishing.sendTo(mainQueue(queue), { messageId: id, body: letter.body });
    channel.basicAck({ deliveryTag: letter.deliveryTag });
    return "enough";
  });
  if (!isFound) throw new Error(`${queue} has no dead letter ${id}`);
}

function readLetter({ body, headers, messageId, ...letter }: SyncMessage): DeadLetter {
  const error: unknown = headers?.[errorHeader] ?? "the hearer died again and again while it had this";
  const isEnvelope = typeof body === "object" && body !== null && "key" in body;
  return {
    id: messageId ?? `no id, tag ${letter.deliveryTag}`,
    key: isEnvelope ? String(body.key) : "",
    attempts: attemptsOf({ headers }),
    error: String(error),
    body: Buffer.isBuffer(body) ? body.toString() : body,
  };
}
