import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { env } from "~/env.ts";
import { splitLocale } from "~/i18n/locales.ts";
import { createPageCache, nonceMark, renderKey } from "./page-cache.ts";
import { sessionCookie } from "./session-token.ts";

const pages = createPageCache();
const keptPages = /^\/(?:$|categories$|[cps]\/)/;

/** A page that is the same for all strangers, from the cache; undefined when this request has to be answered by itself. */
export async function keptPage(request: NextRequest, nonce: string): Promise<NextResponse | undefined> {
  if (!isForAnyStranger(request)) return undefined;
  const { pathname } = request.nextUrl;
  const theme = themeOf(request);
  const page = await pages(`${theme} ${pathname}`, () =>
    fetch(`http://127.0.0.1:${env().PORT}${pathname}`, {
      headers: { "x-render": renderKey, accept: "text/html", cookie: theme === "" ? "" : `theme=${theme}` },
      redirect: "manual",
      cache: "no-store",
    }),
  );
  return page && new NextResponse(page.html.replaceAll(nonceMark, nonce), { headers: page.headers });
}

function isForAnyStranger({ method, headers, cookies, nextUrl }: NextRequest): boolean {
  const { PUBLIC_URL, NODE_ENV } = env();
  const isWholePage = method === "GET" && nextUrl.search === "" && !headers.has("rsc");
  const isStranger = !cookies.has(sessionCookie(PUBLIC_URL).name);
  return isWholePage && isStranger && NODE_ENV === "production" && keptPages.test(splitLocale(nextUrl.pathname).path);
}

function themeOf({ cookies }: NextRequest): string {
  const chosen = cookies.get("theme")?.value;
  return chosen === "light" || chosen === "dark" ? chosen : "";
}
