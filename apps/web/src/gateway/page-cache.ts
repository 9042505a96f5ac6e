import { randomBytes } from "node:crypto";

/** Proves that a request for a page comes from this cache. */
export const renderKey = randomBytes(16).toString("hex");
/** Stands in a kept page where each answer's own nonce goes. */
export const nonceMark = randomBytes(16).toString("hex");

/** Nothing older is shown: what a seller changes is seen by everybody within this time. */
const oldestMs = 2_000;
/** From this age on the page is made anew while the kept one is still shown. */
const renewMs = 1_000;
const mostPages = 300;

type Kept = { html: string; headers: [string, string][]; at: number };
type Render = () => Promise<Response>;

/**
 * Keeps whole pages for a moment, one copy for all who are nobody in particular. Its pages hold `nonceMark` in place of a
 * nonce. Undefined for a page that is not there or went wrong: that is for the reader's own request to find out.
 */
export function createPageCache(now: () => number = Date.now) {
  const pages = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Kept | undefined>>();

  async function make(key: string, render: Render): Promise<Kept | undefined> {
    const at = now();
    const response = await render();
    // Read in any case: Next's own fetch never ends the cancelling of an answer.
    const html = await response.text();
    pages.delete(key);
    if (response.status !== 200) return undefined;
    const kept = { html, headers: headersToKeep(response), at };
    pages.set(key, kept);
    const [eldest] = pages.keys();
    if (pages.size > mostPages && eldest !== undefined) pages.delete(eldest);
    return kept;
  }

  function renew(key: string, render: Render): Promise<Kept | undefined> {
    const known = underWay.get(key);
    if (known) return known;
    const making = make(key, render)
      .catch(() => undefined)
      .finally(() => underWay.delete(key));
    underWay.set(key, making);
    return making;
  }

  return async (key: string, render: Render): Promise<Kept | undefined> => {
    const kept = pages.get(key);
    const age = kept ? now() - kept.at : Infinity;
    if (age > oldestMs) return await renew(key, render);
    if (age > renewMs) void renew(key, render);
    return kept;
  };
}

function headersToKeep({ headers }: Response): [string, string][] {
  return ["content-type", "cache-control", "link"].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
}
