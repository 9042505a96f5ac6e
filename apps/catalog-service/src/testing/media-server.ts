import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCaller, createCallerVerifier, generateCallerKey } from "@stallhouse/auth/caller-token";
import type { Actor } from "@stallhouse/contracts/actor";
import { mediaId } from "@stallhouse/contracts/ids";
import { callerTokenHeader } from "@stallhouse/service/client";
import { answer, createHttpServer } from "@stallhouse/service/http-server";
import { createMetrics } from "@stallhouse/service/metrics";
import { z } from "zod";
import type { Shop } from "./shop.ts";
import { mediaRoutes } from "../media/media-routes.ts";
import { openPictureWorks } from "../media/picture-works.ts";
import { diskStorage } from "../media/storage.ts";

const service = "catalog-service";
const said = z.looseObject({ mediaId: mediaId.optional() });

/** The doors for pictures of a shop on HTTP, with a storage of its own. */
export async function openMediaDoor(shop: Shop) {
  const folder = await mkdtemp(join(tmpdir(), "stallhouse-media-"));
  const works = openPictureWorks(diskStorage(folder));
  const key = await generateCallerKey("web");
  const callerToken = await createCaller("web", key.privateKey)(service);
  // Stands in for the user token, whose reading is the frame's.
  const actors = new Map<string, Actor>();
  const { server } = createHttpServer({
    routes: mediaRoutes({ db: shop.db, reads: shop.reads, works }),
    verifyCaller: createCallerVerifier(service, { keys: [key.publicKey] }),
    identify: async ({ headers }) => ({ actor: actors.get(headers.authorization ?? "") }),
    trpc: (_request, response) => answer(response, 404, {}),
    unready: async () => [],
    metrics: createMetrics(service),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;

  const upload = async (actor: Actor | undefined, bytes: Uint8Array, headers: Record<string, string> = {}) => {
    if (actor) actors.set(actor.userId, actor);
    const response = await fetch(`${url}/media`, {
      method: "POST",
      body: Uint8Array.from(bytes),
      headers: { [callerTokenHeader]: callerToken, ...(actor ? { authorization: actor.userId } : {}), ...headers },
    });
    return { status: response.status, body: said.parse(await response.json()) };
  };
  const see = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { headers: { [callerTokenHeader]: callerToken, ...headers } });

  return {
    url,
    works,
    folder,
    upload,
    see,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type MediaDoor = Awaited<ReturnType<typeof openMediaDoor>>;
