import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { cutAtMarks, headersToKeep } from "./page-marks.ts";
import type { Kept } from "./page-marks.ts";
import { tagsOf } from "./page-tags.ts";

/** Proves that a request for a page comes from this cache. */
export const renderKey = randomBytes(16).toString("hex");

/**
 * So long a page may be shown that is perhaps not true any more, while it is made anew. With it and the time until catalog
 * is asked, a change is seen by everybody within two seconds.
 */
const mostUntrueMs = 1_000;
/** No page is made more often. */
const renewMs = 500;
/** Days go by: what a page says of delivery is true for so long, whatever happens in the shop. */
const longestMs = 60_000;
const mostPages = 500;
/** With catalog away a page is shown that was made so long ago at most. */
const longestAwayMs = 24 * 60 * 60_000;
/** How often it is looked whether it went away while a page was being made. */
const lookMs = 100;

/** What knows of the shop's changes, as watchShop does. */
type Shop = { hasSeenAll: (from: number) => boolean; isAway: () => boolean };
/** `asOf`: when the page was made, if it is shown because nobody can make it anew. */
type Shown = Kept & { asOf?: number };
type Page = Kept & { at: number; tags: ReadonlySet<string>; untrueFrom: number };
type Making = { page: Promise<Page | undefined>; told: Set<string> };
type Ask = {
  key: string;
  pathname: string;
  render: () => Promise<Response>;
  /** Pages that will do as well where this one was never made and cannot be. */
  instead?: readonly string[];
};

/** What may be shown again: a page, or the one that says that something was taken down. */
const keptStatuses = [200, 410];

const keysOf = ({ key, instead = [] }: Ask) => [key, ...instead];

/** What is being made, or nothing as soon as the shop is away. */
async function unlessAway<T>(making: Promise<T>, isAway: () => boolean): Promise<T | undefined> {
  while (!isAway()) {
    const made = await Promise.race([making, sleep(lookMs, "not yet" as const)]);
    if (made !== "not yet") return made;
  }
  return undefined;
}

/**
 * Keeps whole pages, one copy for all who are nobody in particular, for as long as they are true. `hasSeenAll` says whether
 * every change since a moment was told here; where not, a page is true for the moment only. While the shop is away no page can be
 * made, and the last one is shown. Marks stand in its pages for what
 * is each reader's own.
 */
export function createPageCache({ hasSeenAll, isAway }: Shop, now: () => number = Date.now) {
  const pages = new Map<string, Page>();
  const underWay = new Map<string, Making>();

  async function make({ key, pathname, render }: Ask, told: ReadonlySet<string>): Promise<Page | undefined> {
    const at = now();
    const response = await render();
    // Read in any case: Next's own fetch never ends the cancelling of an answer.
    const html = await response.text();
    // A fault says nothing about the page that was there before.
    if (response.status >= 500) return undefined;
    pages.delete(key);
    const cut = cutAtMarks(html);
    if (!cut || !keptStatuses.includes(response.status)) return undefined;
    const tags = new Set(tagsOf(pathname, html));
    const isOutdone = [...told].some((tag) => tags.has(tag));
    // What changed while it was made may or may not be in it.
    const untrueFrom = isOutdone ? at : Infinity;
    const page = { ...cut, status: response.status, headers: headersToKeep(response), at, tags, untrueFrom };
    pages.set(key, page);
    const [eldest] = pages.keys();
    if (pages.size > mostPages && eldest !== undefined) pages.delete(eldest);
    return page;
  }

  function renew(ask: Ask): Promise<Page | undefined> {
    const known = underWay.get(ask.key);
    if (known) return known.page;
    const told = new Set<string>();
    const page = make(ask, told)
      .catch(() => undefined)
      .finally(() => underWay.delete(ask.key));
    underWay.set(ask.key, { page, told });
    return page;
  }

  function untrueFor({ at, untrueFrom }: Page): number {
    return now() - (hasSeenAll(at) ? Math.min(untrueFrom, at + longestMs) : at);
  }

  function lastOf(keys: readonly string[]): Shown | undefined {
    const key = isAway() ? keys.find((one) => pages.has(one)) : undefined;
    const page = key === undefined ? undefined : pages.get(key);
    return page && now() - page.at < longestAwayMs ? { ...page, asOf: page.at } : undefined;
  }

  return {
    /** Whether a page is shown though it cannot be made anew. */
    isShownAway: (...keys: readonly string[]): boolean => lastOf(keys) !== undefined,
    /** Undefined for a page that is not there or went wrong: that is for the reader's own request to find out. */
    async get(ask: Ask): Promise<Shown | undefined> {
      const last = lastOf(keysOf(ask));
      if (last) return last;
      const page = pages.get(ask.key);
      if (page ? untrueFor(page) > mostUntrueMs : keysOf(ask).some((key) => pages.has(key))) {
        return (await unlessAway(renew(ask), isAway)) ?? lastOf(keysOf(ask));
      }
      if (!page) return await renew(ask);
      if (untrueFor(page) > 0 && now() - page.at > renewMs) void renew(ask);
      return page;
    },
    /** Something changed that pages may show. */
    tell(tags: readonly string[]): void {
      for (const page of pages.values()) {
        if (tags.some((tag) => page.tags.has(tag))) page.untrueFrom = Math.min(page.untrueFrom, now());
      }
      for (const { told } of underWay.values()) for (const tag of tags) told.add(tag);
    },
  };
}
