import { setTimeout as sleep } from "node:timers/promises";
import type { AsyncMessage, Channel, Connection } from "rabbitmq-client";
import type { DeadLetter, Judge } from "./bus.ts";
import { endOf, pastOf } from "./rabbit-headers.ts";
import { look } from "./rabbit-look.ts";
import type { Publishing } from "./rabbit-publishing.ts";
import { deadQueue, mainQueue } from "./rabbit-topology.ts";

type SendTo = Publishing["sendTo"];

/** All dead letters of a queue, oldest first. They stay. */
export async function listLetters(connection: Connection, queue: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  await browse(connection, queue, async (letter) => {
    letters.push(readLetter(letter));
    return "stays";
  });
  return letters;
}

/** Puts back or drops what `judge` says, and answers with these. */
export async function settleLetters(
  { connection, sendTo }: { connection: Connection; sendTo: SendTo },
  queue: string,
  judge: Judge,
): Promise<DeadLetter[]> {
  const settled: DeadLetter[] = [];
  await browse(connection, queue, async (message, channel) => {
    const letter = readLetter(message);
    const verdict = judge(letter);
    if (verdict === "keep") return "stays";
    // A copy is in its queue before the letter goes: rather twice than never.
    if (verdict === "replay") await sendTo(mainQueue(queue), { messageId: letter.id, body: message.body });
    channel.basicAck({ deliveryTag: message.deliveryTag });
    settled.push(letter);
    return "gone";
  });
  return settled;
}

const backMs = 5_000;

type Letter = Omit<AsyncMessage, "consumerTag">;

/** Shows the dead letters one after the other. They all stay, unless acknowledged. */
async function browse(
  connection: Connection,
  queue: string,
  visit: (letter: Letter, channel: Channel) => Promise<"stays" | "gone">,
): Promise<void> {
  const found = await look(connection, deadQueue(queue));
  if (!found) return;
  const channel = await connection.acquire();
  let staying = 0;
  try {
    for (const letters of inBatches(await takeAll(channel, deadQueue(queue), found.messages))) {
      const ends = await Promise.all(letters.map((letter) => visit(letter, channel)));
      staying += ends.filter((end) => end === "stays").length;
    }
    channel.basicNack({ deliveryTag: 0, multiple: true, requeue: true });
  } finally {
    await channel.close();
  }
  await areBack(connection, deadQueue(queue), staying);
}

/** The broker takes them back a moment after it is told: who looks next must see them all. */
async function areBack(connection: Connection, queue: string, count: number): Promise<void> {
  for (const end = Date.now() + backMs; Date.now() < end; await sleep(20)) {
    if (((await look(connection, queue))?.messages ?? 0) >= count) return;
  }
}

/** A consumer is given two thousand at once, many times faster than one asks for each; asking finds the rest, and the end. */
async function takeAll(channel: Channel, queue: string, count: number): Promise<Letter[]> {
  const letters: Letter[] = [];
  const { consumerTag } = await channel.basicConsume({ queue }, (letter) => void letters.push(letter));
  for (;;) {
    const letter = await channel.basicGet({ queue });
    if (!letter) break;
    letters.push(letter);
  }
  // "Empty" may be said while what the consumer was given is still on its way.
  for (const end = Date.now() + backMs; letters.length < count && Date.now() < end;) await sleep(5);
  await channel.basicCancel({ consumerTag });
  return letters.sort((a, b) => a.deliveryTag - b.deliveryTag);
}

function inBatches(letters: readonly Letter[], size = 100): Letter[][] {
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, index) =>
    letters.slice(index * size, (index + 1) * size),
  );
}

function readLetter({ body, headers, messageId, ...letter }: Letter): DeadLetter {
  const isEnvelope = typeof body === "object" && body !== null && "key" in body;
  return {
    id: messageId ?? `no id, tag ${letter.deliveryTag}`,
    key: isEnvelope ? String(body.key) : "",
    attempts: pastOf({ headers }).attempts,
    ...endOf({ headers }),
    body: Buffer.isBuffer(body) ? body.toString() : body,
  };
}
