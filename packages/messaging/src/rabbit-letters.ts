import type { Channel, Connection, SyncMessage } from "rabbitmq-client";
import type { DeadLetter } from "./bus.ts";
import type { Judge } from "./letters.ts";
import { endOf, pastOf } from "./rabbit-headers.ts";
import { look } from "./rabbit-look.ts";
import type { Publishing } from "./rabbit-publishing.ts";
import { deadQueue, mainQueue } from "./rabbit-topology.ts";

type SendTo = Publishing["sendTo"];

/** All dead letters of a queue, oldest first. They stay. */
export async function listLetters(connection: Connection, queue: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  await browse(connection, queue, async (letter) => void letters.push(readLetter(letter)));
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
    if (verdict === "keep") return;
    // A copy is in its queue before the letter goes: rather twice than never.
    if (verdict === "replay") await sendTo(mainQueue(queue), { messageId: letter.id, body: message.body });
    channel.basicAck({ deliveryTag: message.deliveryTag });
    settled.push(letter);
  });
  return settled;
}

/** Looks at the dead letters one by one. They all stay, unless acknowledged. */
async function browse(
  connection: Connection,
  queue: string,
  visit: (letter: SyncMessage, channel: Channel) => Promise<void>,
): Promise<void> {
  if (!(await look(connection, deadQueue(queue)))) return;
  const channel = await connection.acquire();
  try {
    for (;;) {
      const letter = await channel.basicGet({ queue: deadQueue(queue) });
      if (!letter) break;
      await visit(letter, channel);
    }
    channel.basicNack({ deliveryTag: 0, multiple: true, requeue: true });
  } finally {
    await channel.close();
  }
}

function readLetter({ body, headers, messageId, ...letter }: SyncMessage): DeadLetter {
  const isEnvelope = typeof body === "object" && body !== null && "key" in body;
  return {
    id: messageId ?? `no id, tag ${letter.deliveryTag}`,
    key: isEnvelope ? String(body.key) : "",
    attempts: pastOf({ headers }).attempts,
    ...endOf({ headers }),
    body: Buffer.isBuffer(body) ? body.toString() : body,
  };
}
