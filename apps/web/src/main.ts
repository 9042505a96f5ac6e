import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createCaller } from "@stallhouse/auth/caller-token";
import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import { createServiceClient } from "@stallhouse/service/client";
import next from "next";
import { env, tellNext } from "~/env.ts";
import { limitsFrom } from "~/gateway/outer/limits.ts";
import { openInnerDoor } from "~/gateway/outer/inner-door.ts";
import { createOuterServer } from "~/gateway/outer/server.ts";
import type { Handle } from "~/gateway/outer/server.ts";
import { withGoneStatus } from "~/gateway/pages/gone-status.ts";
import { createKeptPages } from "~/gateway/pages/kept-page.ts";
import { cookieIn, openSession, sessionCookie } from "~/gateway/session/session-token.ts";

/** This app's folder, seen from src/ and from dist/. */
const dir = join(import.meta.dirname, "..");

const { HOST, PORT, NODE_ENV, PUBLIC_URL, TRUST_PROXY, NEXTAUTH_SECRET, CATALOG_URL, CALLER_KEY, CDN_SECONDS } = env();
const dev = NODE_ENV === "development";
tellNext({
  // Where an action asks for the page it leads on to: never at a host that a request names.
  origin: `http://127.0.0.1:${PORT}`,
  config: dev ? undefined : builtConfig(),
});
/** Next takes sockets over from this server by itself. It listens nowhere: in production there are none. */
const sockets = createServer();
const app = next({ dev, dir, hostname: HOST, port: PORT, httpServer: sockets });
await app.prepare();
const draw = withGoneStatus(app.getRequestHandler());
const catalog = createServiceClient<CatalogRouter>({
  service: "catalog-service",
  url: CATALOG_URL,
  caller: createCaller("web", CALLER_KEY),
  timeoutMs: 1_000,
});
const answerKept = createKeptPages({
  publicUrl: PUBLIC_URL,
  cdnSeconds: CDN_SECONDS,
  askChanges: (after) => catalog.public.change.list.query({ after }),
  askInside: openInnerDoor(draw, PUBLIC_URL),
});
/** While pages are written none is kept. */
const handle: Handle = async (request, response) => {
  if (dev || !(await answerKept(request, response))) await draw(request, response);
};
const { name: sessionName } = sessionCookie(PUBLIC_URL);
const { server, traffic } = createOuterServer(handle, {
  publicUrl: PUBLIC_URL,
  isProxyTrusted: TRUST_PROXY,
  isDevelopment: dev,
  limits: limitsFrom(env()),
  personOf: async ({ headers }) => {
    const session = await openSession(cookieIn(headers.cookie, sessionName), NEXTAUTH_SECRET);
    return session?.user.userId;
  },
});
// The browser hears of changed files so.
if (dev) server.on("upgrade", (...upgrade) => sockets.emit("upgrade", ...upgrade));
server.listen(PORT, HOST);
await once(server, "listening");
console.info(`web listens on ${HOST}:${PORT}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  await traffic.drain();
  await app.close();
  process.exit(0);
}

/** Next's configuration as it was built: to read next.config.ts anew takes a compiler, which the image has not. */
function builtConfig(): unknown {
  const files = JSON.parse(readFileSync(join(dir, ".next", "required-server-files.json"), "utf8")) as {
    config: unknown;
  };
  return files.config;
}
