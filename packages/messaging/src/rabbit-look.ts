import type { Connection } from "rabbitmq-client";

/** How many messages a queue holds for taking and how many hear it; undefined when there is no such queue. */
export async function look(
  connection: Connection,
  queue: string,
): Promise<{ messages: number; consumers: number } | undefined> {
  const channel = await connection.acquire();
  try {
    const { messageCount, consumerCount } = await channel.queueDeclare({ queue, passive: true });
    return { messages: messageCount, consumers: consumerCount };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "NOT_FOUND") return undefined;
    throw error;
  } finally {
    await channel.close();
  }
}
