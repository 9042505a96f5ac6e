import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultLocale, isLocale, localeCookie, splitLocale } from "~/i18n/locales.ts";
import { withAsOf } from "~/ui/as-of.ts";
import { partHeader, renderHeader } from "../outer/claims.ts";
import type { AskInside } from "../outer/inner-door.ts";
import { cookieIn } from "../session/session-token.ts";
import { packed, sendKept, unpacked } from "./kept-bytes.ts";
import type { Drawn, Kept } from "./kept-bytes.ts";
import { createPageCache } from "./page-cache.ts";
import { scriptHashes } from "./script-hashes.ts";
import { newNonce, pagePolicy } from "./security-headers.ts";
import { pollMs, watchShop } from "./watch-shop.ts";
import type { AskChanges } from "./watch-shop.ts";

type Around = {
  publicUrl: string;
  /** So long a CDN in front may show a page unasked; 0 for none. */
  cdnSeconds: number;
  askChanges: AskChanges;
  askInside: AskInside;
};

const keptPages = /^\/(?:$|(?:categories|help|about|sell)$|(?:[cps]|policies)\/)/;
const goods = /^\/(?:$|categories$|[cps]\/)/;

/** Answers requests for pages that are the same for all; false for one that has to be answered by itself. */
export function createKeptPages({ publicUrl, cdnSeconds, askChanges, askInside }: Around) {
  const pages = createPageCache({ hasSeenAll: (from) => shop.hasSeenAll(from), isAway: () => shop.isAway() });
  const shop = watchShop({ ask: askChanges, tell: (tags) => pages.tell(tags) });
  let isWatching = false;

  /** From the first reader on. */
  async function watch(): Promise<void> {
    if (isWatching) return;
    isWatching = true;
    for (;;) {
      await shop.poll().catch(() => {});
      await sleep(pollMs, undefined, { ref: false });
    }
  }

  async function draw(pathname: string): Promise<Drawn> {
    const nonce = newNonce();
    const answer = await askInside(pathname, {
      [renderHeader]: nonce,
      accept: "text/html",
      "accept-encoding": "identity",
    });
    const html = await answer.text();
    const policy = pagePolicy({ hashes: scriptHashes(html, nonce), publicUrl });
    const said = ["content-type", "link"].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: answer.status, html, headers: { ...Object.fromEntries(said), "content-security-policy": policy } };
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const pathname = pathToKeep(request);
    if (pathname === undefined) return false;
    void watch();
    if (request.headers[partHeader] !== undefined) {
      // A page's parts cannot be drawn while catalog is away. Told so, Next's scripts load the page itself, which is kept.
      if (!pages.isShownAway(pathname)) return false;
      response.writeHead(503).end();
      return true;
    }
    const page = await pages.get({ pathname, draw: () => draw(pathname) });
    if (!page) return false;
    const { asOf } = page;
    if (cdnSeconds > 0 && asOf === undefined) response.setHeader("cdn-cache-control", `max-age=${cdnSeconds}`);
    await sendKept(request, response, asOf === undefined ? page : await oldPage(page, { asOf, pathname }));
    return true;
  };
}

/** Undefined for a request that asks for something else, or for a page in another language than its address says. */
function pathToKeep({ method, url = "", headers }: IncomingMessage): string | undefined {
  if ((method !== "GET" && method !== "HEAD") || url.includes("?")) return undefined;
  const { named, path } = splitLocale(url);
  const chosen = cookieIn(headers.cookie, localeCookie);
  const isElsewhere = named === defaultLocale || (!named && isLocale(chosen) && chosen !== defaultLocale);
  return isElsewhere || !keptPages.test(path) ? undefined : url;
}

/** Since when the goods on it are perhaps others, as the server says every hour: it does not know the reader's zone. */
async function oldPage(page: Kept, { asOf, pathname }: { asOf: number; pathname: string }): Promise<Kept> {
  if (!goods.test(splitLocale(pathname).path)) return page;
  const drawn = await unpacked(page);
  return await packed({ ...drawn, html: withAsOf(drawn.html, clock.format(asOf)) });
}

const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
  timeZoneName: "short",
});
