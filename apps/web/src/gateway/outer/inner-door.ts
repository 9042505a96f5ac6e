import { createServer, request } from "node:http";
import type { IncomingMessage } from "node:http";
import { duplexPair } from "node:stream";
import type { Duplex } from "node:stream";
import type { Handle } from "./server.ts";

/** Asks for a page of this very process as it is drawn. */
export type AskInside = (path: string, headers: Record<string, string>) => Promise<Response>;

/** A page that takes longer is not worth keeping. */
const patienceMs = 20_000;

/** Lets this process ask itself for pages, over streams that have no address: nobody else can knock here. */
export function openInnerDoor(handle: Handle, publicUrl: string): AskInside {
  const { host } = new URL(publicUrl);
  const farEnds = new WeakMap<Duplex, Duplex>();
  const server = createServer((asked, response) => {
    handle(asked, response).catch((cause: unknown) => {
      console.error("a page to keep ended with a fault", cause);
      // Half a page must not look like a whole one.
      if (response.headersSent) farEnds.get(asked.socket)?.destroy(new Error("the page broke off"));
      else response.writeHead(500).end();
    });
  });
  return (path, headers) =>
    new Promise((resolve, reject) => {
      const [ours, theirs] = duplexPair();
      farEnds.set(theirs, ours);
      server.emit("connection", theirs);
      const said = { ...headers, host, connection: "close" };
      const signal = AbortSignal.timeout(patienceMs);
      const asking = request({ path, headers: said, signal, createConnection: () => ours }, (answer) => {
        wholeOf(answer).then(resolve, reject);
      });
      asking.on("error", reject).end();
    });
}

async function wholeOf(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const status = answer.statusCode ?? 500;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const isEmpty = [204, 205, 304].includes(status);
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers });
}
