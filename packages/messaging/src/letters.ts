import postgres from "postgres";
import { Connection } from "rabbitmq-client";
import type { DeadLetter, Judge } from "./bus.ts";
import * as embedded from "./embedded-letters.ts";
import * as rabbit from "./rabbit-letters.ts";
import { createSending } from "./rabbit-sending.ts";
import { sendToQueue } from "./rabbit-publishing.ts";

export type { DeadLetter, Judge } from "./bus.ts";

/** What an operator does with dead letters, without being a hearer: declares, changes and prepares nothing. */
export type Letters = {
  /** All of a queue, oldest first. */
  list: (queue: string) => Promise<DeadLetter[]>;
  /** Puts back to the queue, under the same event id, or drops what `judge` says. Resolves with these. */
  settle: (queue: string, judge: Judge) => Promise<DeadLetter[]>;
  close: () => Promise<void>;
};

/** Opens the dead letters of RabbitMQ, if it is named, else of the bus in PostgreSQL. Rejects when it cannot be reached. */
export async function openLetters({
  amqpUrl,
  postgresUrl,
}: {
  amqpUrl?: string;
  postgresUrl?: string;
}): Promise<Letters> {
  if (amqpUrl) return await openRabbitLetters(amqpUrl);
  const sql = postgres(postgresUrl ?? "", { max: 1, connect_timeout: 5, onnotice: () => {} });
  await sql`select 1`.catch(async (error: unknown) => {
    await sql.end({ timeout: 1 });
    throw error;
  });
  return {
    list: (queue) => embedded.listLetters(sql, queue),
    settle: (queue, judge) => embedded.settleLetters(sql, queue, judge),
    close: () => sql.end({ timeout: 5 }),
  };
}

async function openRabbitLetters(url: string): Promise<Letters> {
  const connection = new Connection({ url, connectionName: "letters", acquireTimeout: 5_000, noDelay: true });
  let trouble: unknown;
  connection.on("error", (error: unknown) => {
    trouble = error;
  });
  await connection.onConnect(5_000, true).catch((error: unknown) => {
    connection.unsafeDestroy();
    throw trouble ?? error;
  });
  const sending = createSending(connection, { exchanges: [], queues: [], queueBindings: [] });
  return {
    list: (queue) => rabbit.listLetters(connection, queue),
    settle: (queue, judge) => rabbit.settleLetters({ connection, sendTo: sendToQueue(sending) }, queue, judge),
    close: async () => {
      await sending.close();
      await connection.close();
    },
  };
}

/** For the one letter of that id. Throws when there is none. */
export async function replayOne(
  id: string,
  queue: string,
  settle: (judge: Judge) => Promise<DeadLetter[]>,
): Promise<void> {
  const replayed = await settle((letter) => (letter.id === id ? "replay" : "keep"));
  if (replayed.length === 0) throw new Error(`${queue} has no dead letter ${id}`);
}
