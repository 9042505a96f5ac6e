import { setTimeout as sleep } from "node:timers/promises";
import { createByBytes } from "./by-bytes.ts";
import { packed, sizeOf } from "./kept-bytes.ts";
import type { Drawn, Kept } from "./kept-bytes.ts";
import { tagsOf } from "./page-tags.ts";

/**
 * So long a page may be shown that is perhaps not true any more, while it is made anew. With it and the time until catalog
 * is asked, a change is seen by everybody within two seconds.
 */
const mostUntrueMs = 1_000;
/** No page is made more often. */
const renewMs = 500;
/** Days go by: what a page says of delivery is true for so long, whatever happens in the shop. */
const longestMs = 60_000;
/** Of all pages together, as they are packed. */
const mostBytes = 64 * 1024 * 1024;
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
type Ask = { pathname: string; draw: () => Promise<Drawn> };

/** What may be shown again: a page, or the one that says that something was taken down. */
const keptStatuses = [200, 410];

/** What is being made, or nothing as soon as the shop is away. */
async function unlessAway<T>(making: Promise<T>, isAway: () => boolean): Promise<T | undefined> {
  while (!isAway()) {
    const made = await Promise.race([making, sleep(lookMs, "not yet" as const)]);
    if (made !== "not yet") return made;
  }
  return undefined;
}

/**
 * Keeps whole pages, one copy for all, for as long as they are true. `hasSeenAll` says whether every change since a moment was
 * told here; where not, a page is true for the moment only. While the shop is away no page can be made, and the last one is
 * shown.
 */
export function createPageCache({ hasSeenAll, isAway }: Shop, now: () => number = Date.now) {
  const pages = createByBytes<Page>({ most: mostBytes, sizeOf });
  const underWay = new Map<string, Making>();

  async function make({ pathname, draw }: Ask, told: ReadonlySet<string>): Promise<Page | undefined> {
    const at = now();
    const drawn = await draw();
    // A fault says nothing about the page that was there before.
    if (drawn.status >= 500) return undefined;
    if (!keptStatuses.includes(drawn.status)) {
      pages.drop(pathname);
      return undefined;
    }
    const tags = new Set(tagsOf(pathname, drawn.html));
    const kept = await packed(drawn);
    const isOutdone = [...told].some((tag) => tags.has(tag));
    // What changed while it was made may or may not be in it.
    const page = { ...kept, at, tags, untrueFrom: isOutdone ? at : Infinity };
    pages.put(pathname, page);
    return page;
  }

  function renew(ask: Ask): Promise<Page | undefined> {
    const known = underWay.get(ask.pathname);
    if (known) return known.page;
    const told = new Set<string>();
    const page = make(ask, told)
      .catch(() => undefined)
      .finally(() => underWay.delete(ask.pathname));
    underWay.set(ask.pathname, { page, told });
    return page;
  }

  function untrueFor({ at, untrueFrom }: Page): number {
    return now() - (hasSeenAll(at) ? Math.min(untrueFrom, at + longestMs) : at);
  }

  function lastOf(pathname: string): Shown | undefined {
    const page = isAway() ? pages.get(pathname) : undefined;
    return page && now() - page.at < longestAwayMs ? { ...page, asOf: page.at } : undefined;
  }

  return {
    /** Whether a page is shown though it cannot be made anew. */
    isShownAway: (pathname: string): boolean => lastOf(pathname) !== undefined,
    /** Undefined for a page that is not there or went wrong: that is for the reader's own request to find out. */
    async get(ask: Ask): Promise<Shown | undefined> {
      const page = pages.get(ask.pathname);
      const last = lastOf(ask.pathname);
      if (last) return last;
      if (!page) return await renew(ask);
      if (untrueFor(page) > mostUntrueMs) return (await unlessAway(renew(ask), isAway)) ?? lastOf(ask.pathname);
      if (untrueFor(page) > 0 && now() - page.at > renewMs) void renew(ask);
      return page;
    },
    /** Something changed that pages may show. */
    tell(tags: readonly string[]): void {
      for (const page of pages.all()) {
        if (tags.some((tag) => page.tags.has(tag))) page.untrueFrom = Math.min(page.untrueFrom, now());
      }
      for (const { told } of underWay.values()) for (const tag of tags) told.add(tag);
    },
  };
}
