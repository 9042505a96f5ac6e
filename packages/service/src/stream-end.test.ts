import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endWithToken } from "./context.ts";
import type { Bearer, Revocations } from "./revocations.ts";
import { anActor, requestContext } from "./testing.ts";
import { createTrpc } from "./trpc.ts";

const { router, customerProcedure } = createTrpc();
const actor = anActor("user");
const sessionId = randomUUID();
let stopped = 0;
const bearers = new Map<Bearer, () => void>();
const revocations: Pick<Revocations, "whileLive"> = {
  whileLive: (bearer, end) => {
    bearers.set(bearer, end);
    return () => bearers.delete(bearer);
  },
};

const trpc = createHTTPHandler({
  basePath: "/trpc/",
  router: router({
    customer: {
      once: customerProcedure.query(() => "once"),
      watch: customerProcedure.subscription(async function* ({ signal }) {
        yield "here";
        await new Promise((resolve) => signal?.addEventListener("abort", resolve));
        stopped++;
      }),
    },
  }),
  createContext: ({ req, res }) => {
    endWithToken(req, res, { acting: { actor, sessionId, issuedAt: new Date() }, revocations });
    return requestContext("order-service", actor);
  },
});
const server = createServer(trpc);
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("X22 a live stream is cut when its session ends, and what fed it stops", async () => {
  const answer = await fetch(`${url}customer.watch`, { headers: { accept: "text/event-stream" } });
  const reader = answer.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(first).not.toBe("");
  expect([...bearers.keys()]).toMatchObject([{ userId: actor.userId, sessionId }]);
  for (const end of bearers.values()) end();
  const isOver = (async () => {
    for (;;) if ((await reader?.read())?.done) return "closed";
  })().catch(() => "cut");
  expect(["cut", "closed"]).toContain(await isOver);
  for (let waited = 0; stopped === 0 && waited < 2_000; waited += 10) await sleep(10);
  expect(stopped).toBe(1);
  expect(bearers.size).toBe(0);
});

test("a plain call is nobody's stream", async () => {
  expect((await fetch(`${url}customer.once`)).status).toBe(200);
  expect(bearers.size).toBe(0);
});
