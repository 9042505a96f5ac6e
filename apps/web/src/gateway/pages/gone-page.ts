import type { NextRequest, NextResponse } from "next/server";
import { splitLocale } from "~/i18n/locales.ts";
import { impatientCatalog } from "../forward/clients.ts";
import { placeAt } from "./gone-place.ts";
import { renderKey } from "./page-cache.ts";
import { cutAtMarks, filledIn, headersToKeep, takesGzip } from "./page-marks.ts";
import { isPageLoad } from "./page-load.ts";
import { askInside } from "../outer/inner-door.ts";
import { readerHeader } from "./reader.ts";
import type { Reader } from "./reader.ts";

/** Whether something was at this path once and was taken down. With catalog away nothing is: the page says what is wrong. */
export async function isGone(pathname: string): Promise<boolean> {
  const place = placeAt(splitLocale(pathname).path);
  if (!place) return false;
  return await impatientCatalog()
    .public[place.kind].isGone.query({ slug: place.slug })
    .catch(() => false);
}

/**
 * The page of something that was taken down, as this reader sees it, with the status that says so: a page of Next's has
 * no way to say 410 itself. Undefined for anything else.
 */
export async function gonePage(request: NextRequest, nonce: string): Promise<NextResponse | undefined> {
  const { headers, nextUrl } = request;
  if (!isPageLoad(request) || headers.has("x-render") || !(await isGone(nextUrl.pathname))) return undefined;
  const page = await renderHere(nextUrl.pathname, headers.get("cookie") ?? "");
  const html = await page.text();
  const cut = cutAtMarks(html);
  if (page.status !== 404 || !cut) return undefined;
  return filledIn({ ...cut, status: 410, headers: headersToKeep(page) }, { nonce }, { isPacked: takesGzip(request) });
}

/** A page of this very process, with marks where a nonce goes and, drawn for many, where a reader's own does. */
export async function renderHere(pathname: string, cookie: string, reader?: Reader): Promise<Response> {
  return await askInside(pathname, {
    "x-render": renderKey,
    accept: "text/html",
    "accept-encoding": "identity",
    cookie,
    ...(reader ? { [readerHeader]: JSON.stringify(reader) } : {}),
  });
}
