import { serve } from "@hono/node-server";
import type { Server } from "node:http";
import { sandboxApp } from "./app.ts";
import type { Env } from "./env.ts";
import { openStore } from "./store.ts";
import { expireSession } from "./stripe/checkout-session.ts";
import { settle } from "./stripe/outcome.ts";
import { openPost } from "./webhook/post.ts";
import { nowSeconds } from "./world.ts";
import type { World } from "./world.ts";

export type Sandbox = { url: string; stop(): Promise<void> };

/** Replays the journal, listens, posts what is still owed. Rejects when the port is taken. */
export async function startSandbox(env: Env): Promise<Sandbox> {
  const store = openStore(env.dataFile);
  let url = "";
  const world: World = { env, store, post: openPost(env, store), publicUrl: () => env.publicUrl ?? url };
  const app = sandboxApp(world);
  const server = await listen(env, app.fetch);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : env.port;
  url = `http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${port}`;
  const clock = setInterval(() => expireOverdue(world), 1_000);
  return {
    url,
    async stop() {
      clearInterval(clock);
      const closed = new Promise((resolve) => server.close(resolve));
      // A request that a switch leaves hanging must not hold up the end.
      setTimeout(() => server.closeAllConnections(), 1_000).unref();
      await Promise.all([closed, world.post.stop()]);
      store.close();
    },
  };
}

function listen(env: Env, fetch: ReturnType<typeof sandboxApp>["fetch"]): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: env.host, port: env.port }) as Server;
    server.once("listening", () => resolve(server));
    server.once("error", reject);
  });
}

function expireOverdue(world: World): void {
  for (const session of world.store.sessions.values()) {
    if (session.status === "open" && session.expires_at <= nowSeconds()) settle(world, expireSession(world, session));
  }
}
