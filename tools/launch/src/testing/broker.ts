import { createServer } from "node:http";
import type { Rabbit } from "../rabbit.ts";
import { startRabbit } from "../rabbit.ts";

/**
 * A RabbitMQ for tests, started when the first test asks: `GET /start` answers its address, `/kill` ends it as a power
 * cut would, `/restart` brings it back. Tests run in other processes, and most runs need no broker.
 */
export async function offerBroker(dir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  let rabbit: Promise<Rabbit> | undefined;
  const acts: Record<string, (node: Rabbit) => Promise<void>> = {
    "/start": async () => {},
    "/restart": (node) => node.restart(),
    "/kill": (node) => node.kill(),
  };

  async function answer(path: string): Promise<{ status: number; body: string }> {
    const act = acts[path];
    if (!act) return { status: 404, body: `unknown: ${path}` };
    try {
      const node = await (rabbit ??= startRabbit({ dir }));
      await act(node);
      return { status: 200, body: node.url };
    } catch (error) {
      return { status: 500, body: error instanceof Error ? error.message : String(error) };
    }
  }

  const server = createServer((request, response) => {
    void answer(request.url ?? "").then(({ status, body }) => response.writeHead(status).end(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      const node = await rabbit?.catch(() => undefined);
      await node?.stop();
    },
  };
}
