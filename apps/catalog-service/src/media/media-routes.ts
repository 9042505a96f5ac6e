import type { ServerResponse } from "node:http";
import { mediaId } from "@stallhouse/contracts/ids";
import type { MediaId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { answer, readBytes } from "@stallhouse/service/http-server";
import type { Route } from "@stallhouse/service/http-server";
import { sellerOf } from "@stallhouse/service/trpc";
import type { CatalogDb } from "../trpc.ts";
import { getSize } from "./get-size.ts";
import { mediaWidths } from "./media-key.ts";
import type { MediaWidth } from "./media-key.ts";
import { rejected } from "./picture.ts";
import type { PictureWorks } from "./picture-works.ts";
import { receiveMedia } from "./receive-media.ts";

const maxMediaBytes = 10_000_000;

type Media = { db: CatalogDb; reads: CatalogDb; works: PictureWorks };

/** The doors for pictures: what goes through them is bytes, not procedures. */
export function mediaRoutes(media: Media): Route[] {
  return [
    {
      method: "POST",
      path: "/media",
      callers: ["web"],
      handle: async (request, response, actorOf) => {
        const seller = sellerOf(await actorOf());
        try {
          const bytes = await readBytes(request, maxMediaBytes);
          if (!bytes) throw rejected("bytes");
          answer(response, 201, await receiveMedia(media, seller, bytes));
        } catch (error) {
          answerRejected(response, error);
        }
      },
    },
    {
      method: "GET",
      path: "/media/*",
      callers: ["web"],
      handle: async (request, response) => {
        const place = placeOf(request.url ?? "");
        if (!place) throw new Refusal("MEDIA_NOT_FOUND");
        const etag = `"${place.id}-${place.width}"`;
        const isKnown = request.headers["if-none-match"]?.split(/,\s*/).includes(etag) ?? false;
        const bytes = await getSize(media, place);
        response.setHeaders(new Map([...fileHeaders, ["etag", etag]]));
        if (isKnown) response.writeHead(304).end();
        else response.writeHead(200, { "content-type": "image/webp", "content-length": bytes.length }).end(bytes);
      },
    },
  ];
}

/** An address never shows anything else, and nothing in a file may act when it is opened alone. */
const fileHeaders: [string, string][] = [
  ["cache-control", "public, max-age=31536000, immutable"],
  ["x-content-type-options", "nosniff"],
  ["content-security-policy", "default-src 'none'; sandbox"],
  ["cross-origin-resource-policy", "same-origin"],
];

const statusOf: Record<string, number> = { type: 415, bytes: 413 };

function answerRejected(response: ServerResponse, error: unknown): void {
  if (!(error instanceof Refusal) || error.reason !== "MEDIA_REJECTED") throw error;
  const { reason, details } = error;
  answer(response, statusOf[details["cause"] ?? ""] ?? 400, { reason, details });
}

function placeOf(url: string): { id: MediaId; width: MediaWidth } | undefined {
  const [, id, given] = /^\/media\/([0-9a-f-]{36})\/(\d{3,4})\.webp$/.exec(url) ?? [];
  const parsed = mediaId.safeParse(id);
  const width = mediaWidths.find((known) => String(known) === given);
  return parsed.success && width ? { id: parsed.data, width } : undefined;
}
