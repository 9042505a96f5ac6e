import { setTimeout as sleep } from "node:timers/promises";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { env } from "~/env.ts";
import { splitLocale } from "~/i18n/locales.ts";
import { impatientCatalog, impatientOrder } from "../forward/clients.ts";
import { isGone, renderHere } from "./gone-page.ts";
import { createPageCache } from "./page-cache.ts";
import { isPageLoad, partHeader } from "./page-load.ts";
import { filledIn, takesGzip } from "./page-marks.ts";
import { anyoneLike, ownOf } from "./reader.ts";
import type { Reader } from "./reader.ts";
import type { Session } from "../session/session-token.ts";
import { pollMs, watchShop } from "./watch-shop.ts";

const pages = createPageCache({ hasSeenAll: (from) => shop.hasSeenAll(from), isAway: () => shop.isAway() });
const shop = watchShop({
  ask: async (after) => await impatientCatalog().public.change.list.query({ after }),
  tell: (tags) => pages.tell(tags),
});
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

const keptPages = /^\/(?:$|(?:categories|help|about|sell)$|(?:[cps]|policies)\/)/;

/**
 * A page that is the same for all but for what is filled in, from the cache; undefined when this request has to be answered by
 * itself.
 */
export async function keptPage(
  request: NextRequest,
  nonce: string,
  session: Session | undefined,
): Promise<NextResponse | undefined> {
  if (!isForMany(request)) return undefined;
  void watch();
  const { pathname } = request.nextUrl;
  // What a page's scripts ask for is nobody's own.
  const whose = pathname.endsWith("/stock") ? undefined : session;
  const count = whose?.user.role === "user" ? await countCart(whose) : 0;
  const own = ownOf(whose, count);
  if (!own) return undefined;
  const reader = anyoneLike(whose, count);
  const theme = themeOf(request);
  const keyFor = (...[shown, to]: [string, Reader]) => JSON.stringify([pathname, shown, to]);
  const key = keyFor(theme, reader);
  // Nobody's own stands in a stranger's page: anybody may see it.
  const instead = [keyFor(theme, stranger), keyFor("", stranger)];
  if (!request.headers.has(partHeader)) {
    const page = await pages.get({ key, pathname, instead, render: () => render(pathname, theme, reader) });
    return page && filledIn(page, { ...own, nonce, asOf: asOfText(page, pathname) }, { isPacked: takesGzip(request) });
  }
  // A page's parts cannot be drawn while catalog is away. Told so, Next's scripts load the page itself, which is kept.
  return pages.isShownAway(key, ...instead) ? new NextResponse(null, { status: 503 }) : undefined;
}

const stranger = anyoneLike(undefined, 0);

const goods = /^\/(?:$|categories$|[cps]\/)/;

/** Since when the goods on it are perhaps others, as the server says every hour: it does not know the reader's zone. */
function asOfText({ asOf }: { asOf?: number }, pathname: string): string {
  return asOf !== undefined && goods.test(splitLocale(pathname).path) ? clock.format(asOf) : "";
}

const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
  timeZoneName: "short",
});

/** A cart that cannot be counted must not keep the page. */
async function countCart({ accessToken }: Session): Promise<number> {
  const { customer } = impatientOrder(accessToken);
  return await customer.cart.get.query().then(
    ({ count }) => count,
    () => 0,
  );
}

async function render(pathname: string, theme: string, reader: Reader): Promise<Response> {
  const answer = await renderHere(pathname, theme === "" ? "" : `theme=${theme}`, reader);
  if (answer.status !== 404 || !(await isGone(pathname))) return answer;
  return new Response(answer.body, { status: 410, headers: answer.headers });
}

function isForMany(request: NextRequest): boolean {
  const { nextUrl } = request;
  const isPage = isPageLoad(request) || (shop.isAway() && request.headers.has(partHeader));
  const isWhole = isPage && request.method === "GET" && nextUrl.search === "";
  return isWhole && env().NODE_ENV === "production" && keptPages.test(splitLocale(nextUrl.pathname).path);
}

function themeOf({ cookies }: NextRequest): string {
  const chosen = cookies.get("theme")?.value;
  return chosen === "light" || chosen === "dark" ? chosen : "";
}
