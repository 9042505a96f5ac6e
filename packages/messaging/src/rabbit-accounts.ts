import { createHash, randomBytes } from "node:crypto";
import type { Channel, Connection } from "rabbitmq-client";
import { usualRetries } from "./bus.ts";
import type { Binding, RetryPlan } from "./bus.ts";
import { declareDead, declareTopology, declareRooms, exchange, mainQueue } from "./rabbit-topology.ts";
import type { Queue } from "./rabbit-topology.ts";

export type Account = {
  /** The process: its name on the broker. */
  name: string;
  password: string;
  /** Keys of the facts it may publish; an operator of the broker may do anything. */
  publishes: readonly string[] | "anything";
};

/**
 * To reach its own queues a process would have to be let into the default exchange, and through that it would reach
 * everybody's: so it has an exchange of its own, bound to its own queues only.
 */
const ownExchange = (service: string) => `${service}.rooms`;

/**
 * Everything the market has on a broker, for RabbitMQ's `load_definitions`: exchanges, queues and one account for each process, which
 * may write its own facts and into its own queues, and read its own queues. Who has such an account declares nothing.
 */
export function rabbitDefinitions(
  accounts: readonly Account[],
  bindings: readonly Binding[],
  retries: RetryPlan = usualRetries,
) {
  const topology = declareTopology(bindings);
  const ownQueues = bindings.map(({ queue }) => ({
    queue,
    all: [mainQueue(queue), ...[declareDead(queue), ...declareRooms(queue, retries)].map(nameOf)],
  }));
  const queues = [
    ...topology.queues,
    ...bindings.flatMap(({ queue }) => [declareDead(queue), ...declareRooms(queue, retries)]),
  ];
  const durable = { vhost: "/", durable: true, auto_delete: false };
  const toQueue = { vhost: "/", destination_type: "queue", arguments: {} };
  return {
    vhosts: [{ name: "/" }],
    users: accounts.map(({ name, password }) => ({ name, ...hashed(password), tags: [] })),
    permissions: accounts.map((account) => ({ user: account.name, vhost: "/", ...rightsOf(account) })),
    topic_permissions: accounts.map((account) => ({
      user: account.name,
      vhost: "/",
      exchange,
      ...factsOf(account, bindings),
    })),
    exchanges: [
      { name: exchange, type: "topic", internal: false, arguments: {}, ...durable },
      ...bindings.map(({ queue }) => ({
        name: ownExchange(queue),
        type: "direct",
        internal: false,
        arguments: {},
        ...durable,
      })),
    ],
    queues: queues.map((queue) => ({ name: nameOf(queue), arguments: queue.arguments ?? {}, ...durable })),
    bindings: [
      ...topology.queueBindings.map(({ queue = "", routingKey = "" }) => ({
        source: exchange,
        destination: queue,
        routing_key: routingKey,
        ...toQueue,
      })),
      ...ownQueues.flatMap(({ queue, all }) =>
        all.map((name) => ({ source: ownExchange(queue), destination: name, routing_key: name, ...toQueue })),
      ),
    ],
  };
}

function nameOf({ queue = "" }: Queue): string {
  return queue;
}

function rightsOf({ name, publishes }: Account) {
  if (publishes === "anything") return { configure: ".*", write: ".*", read: ".*" };
  const own = `${literal(name)}\\..*`;
  const ownAndFacts = `^(${literal(exchange)}|${own})$`;
  return { configure: `^${own}$`, write: ownAndFacts, read: ownAndFacts };
}

/** Reading is binding: nobody can have facts sent to his queue that are not for him. */
function factsOf({ name, publishes }: Account, bindings: readonly Binding[]) {
  if (publishes === "anything") return { write: ".*", read: ".*" };
  const hears = bindings.find(({ queue }) => queue === name)?.keys ?? [];
  return { write: oneOf(publishes), read: oneOf(hears) };
}

function oneOf(keys: readonly string[]): string {
  return keys.length > 0 ? `^(${keys.map(literal).join("|")})$` : "^$";
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** As RabbitMQ keeps passwords: a salt, and the hash of salt and password. */
function hashed(password: string) {
  const salt = randomBytes(4);
  const hash = createHash("sha256")
    .update(Buffer.concat([salt, Buffer.from(password, "utf8")]))
    .digest();
  const password_hash = Buffer.concat([salt, hash]).toString("base64");
  return { password_hash, hashing_algorithm: "rabbit_password_hashing_sha256" };
}

/**
 * Makes a connection act as such an account may: everything is declared already, and the way to its own queues is its own
 * exchange. Whatever uses the connection need not know.
 */
export function actAsAccount(connection: Connection, service: string): void {
  const acquire = connection.acquire.bind(connection);
  connection.acquire = async (options) => leaveDeclared(await acquire(options), service);
}

function leaveDeclared(channel: Channel, service: string): Channel {
  const declare = channel.queueDeclare.bind(channel) as (params: object) => ReturnType<Channel["queueDeclare"]>;
  const publish = channel.basicPublish.bind(channel) as (params: object, body: unknown) => Promise<void>;
  return Object.assign(channel, {
    queueDeclare: (params: Queue) =>
      params.passive ? declare(params) : Promise.resolve({ queue: nameOf(params), messageCount: 0, consumerCount: 0 }),
    exchangeDeclare: async () => {},
    queueBind: async () => {},
    basicPublish: (params: { exchange?: string }, body: unknown) =>
      publish(params.exchange === "" ? { ...params, exchange: ownExchange(service) } : params, body),
  });
}
