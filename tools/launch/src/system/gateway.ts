import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { callerTokenHeader } from "@stallhouse/service/client";
import type { Caller } from "./clients.ts";

export type Gateway = {
  /** Runs once, right after payment has answered that the next webhook is stored, before anybody else hears of it. */
  afterNextWebhook: (act: () => Promise<void>) => void;
  /** Payment services that take turns. */
  handOnTo: (addresses: readonly string[]) => void;
  close: () => Promise<void>;
};

type Options = { port: number; caller: Caller; to: readonly string[] };

/** What web does with the provider's webhooks: handed on as they came. */
export async function openGateway({ port, caller, to }: Options): Promise<Gateway> {
  let payments = to;
  let turn = 0;
  let act: (() => Promise<void>) | undefined;

  async function handOn(request: IncomingMessage): Promise<number> {
    const address = payments[turn++ % payments.length] ?? "";
    const answer = await fetch(`${address}/webhooks/payments`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "stripe-signature": String(request.headers["stripe-signature"]),
        [callerTokenHeader]: await caller("payment-service"),
      },
      body: await bodyOf(request),
      signal: AbortSignal.timeout(8_000),
    });
    if (answer.ok && act) {
      const now = act;
      act = undefined;
      await now();
    }
    return answer.status;
  }

  const server = createServer((request, response) => {
    handOn(request).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    afterNextWebhook: (wanted) => {
      act = wanted;
    },
    handOnTo: (addresses) => {
      payments = addresses;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}
