import { beforeEach, expect, test } from "vitest";
import { unpacked } from "./kept-bytes.ts";
import type { Drawn, Kept } from "./kept-bytes.ts";
import { createPageCache } from "./page-cache.ts";

let clock = 0;
let made = 0;
let status = 200;
let hasSeenAll = true;
let isAway = false;
beforeEach(() => {
  [clock, made, status, hasSeenAll, isAway] = [0, 0, 200, true, false];
});
const draw = async (): Promise<Drawn> => {
  made++;
  return { status, headers: { "content-type": "text/html" }, html: `page ${made} <a href="/p/mug">` };
};
const textOf = async (page: Kept | undefined) => page && (await unpacked(page)).html.split(" <")[0];
/** Longer than it takes to pack a page. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
function openCache() {
  const cache = createPageCache({ hasSeenAll: () => hasSeenAll, isAway: () => isAway }, () => clock);
  return {
    tell: (tags: string[]) => cache.tell(tags),
    pages: (pathname: string, how: typeof draw = draw) => cache.get({ pathname, draw: how }),
  };
}

test("a page is made once for all who come while it is true", async () => {
  const { pages } = openCache();
  const shown = await Promise.all([1, 2, 3].map(() => pages("/")));
  clock = 59_000;
  shown.push(await pages("/"));
  expect(await Promise.all(shown.map(textOf))).toEqual(["page 1", "page 1", "page 1", "page 1"]);
  expect(made).toBe(1);
});

test("a page is made anew once a minute, for days go by", async () => {
  const { pages } = openCache();
  await pages("/");
  clock = 62_000;
  expect(await textOf(await pages("/"))).toBe("page 2");
});

test("what changed is shown a second later, however many changes come, and few wait for it", async () => {
  const { pages, tell } = openCache();
  await pages("/c/mugs");
  clock = 20_000;
  tell(["p:bowl", "c:bowls"]);
  clock = 21_000;
  expect(await textOf(await pages("/c/mugs"))).toBe("page 1");
  expect(made).toBe(1);
  tell(["p:mug"]);
  clock = 21_500;
  tell(["p:mug"]);
  expect(await textOf(await pages("/c/mugs"))).toBe("page 1");
  await settled();
  expect(await textOf(await pages("/c/mugs"))).toBe("page 2");
  tell(["c:mugs"]);
  clock = 22_501;
  expect(await textOf(await pages("/c/mugs"))).toBe("page 3");
});

test("a page that nobody asked for since it changed is not shown, though it changed again just now", async () => {
  const { pages, tell } = openCache();
  await pages("/p/mug");
  clock = 10_000;
  tell(["p:mug"]);
  clock = 15_000;
  tell(["p:mug"]);
  expect(await textOf(await pages("/p/mug"))).toBe("page 2");
});

test("what changes while a page is made may be missing in it: it is made again", async () => {
  const { pages, tell } = openCache();
  await pages("/p/mug", async () => {
    await settled();
    tell(["p:mug"]);
    return await draw();
  });
  clock = 600;
  await pages("/p/mug");
  await settled();
  expect(await textOf(await pages("/p/mug"))).toBe("page 2");
});

test("while nobody knows what changes, a page is shown for a second", async () => {
  const { pages } = openCache();
  hasSeenAll = false;
  await pages("/");
  clock = 900;
  expect(await textOf(await pages("/"))).toBe("page 1");
  await settled();
  clock = 2_000;
  expect(await textOf(await pages("/"))).toBe("page 3");
});

test("what is not a page is not kept, nor what was there before it", async () => {
  const { pages, tell } = openCache();
  await pages("/p/mug");
  tell(["p:mug"]);
  clock = 2_000;
  status = 404;
  expect(await pages("/p/mug")).toBeUndefined();
  away();
  expect(await pages("/p/mug", fails)).toBeUndefined();
});

test("UX-60 the page that says that something was taken down is kept with its status", async () => {
  const { pages } = openCache();
  status = 410;
  expect((await pages("/p/old"))?.status).toBe(410);
  const again = await pages("/p/old");
  expect([again?.status, await textOf(again)]).toEqual([410, "page 1"]);
});

test("a page that cannot be made is left to the reader's own request", async () => {
  const { pages } = openCache();
  expect(await pages("/", () => Promise.reject(new Error("away")))).toBeUndefined();
});

const away = () => ([hasSeenAll, isAway] = [false, true]);
const back = () => ([hasSeenAll, isAway] = [true, false]);
const fails = async () => ({ status: 500, headers: {}, html: "" });

test.each([
  ["an hour", 3_600_000],
  ["almost a day", 86_399_000],
])("F49 while catalog is away, %s long, a page is shown as of when it was made, and nothing is made", async (_, ms) => {
  const { pages, tell } = openCache();
  await pages("/p/mug");
  tell(["p:mug"]);
  away();
  clock = ms;
  const shown = await pages("/p/mug");
  expect([await textOf(shown), shown?.asOf, made]).toEqual(["page 1", 0, 1]);
});

test("F49 a page older than a day is not shown, nor one that nobody had read before", async () => {
  const { pages } = openCache();
  await pages("/p/mug");
  away();
  clock = 86_400_000;
  expect(await pages("/p/mug", fails)).toBeUndefined();
  expect(await pages("/p/bowl", fails)).toBeUndefined();
});

test("F49 catalog back, the first reader gets the page made anew, without a word", async () => {
  const { pages, tell } = openCache();
  await pages("/p/mug");
  away();
  clock = 60_000;
  expect((await pages("/p/mug"))?.asOf).toBe(0);
  back();
  tell(["p:mug"]);
  clock = 62_000;
  const shown = await pages("/p/mug");
  expect([await textOf(shown), shown?.asOf]).toEqual(["page 2", undefined]);
});

test("F49 a page that is being made while catalog goes away is not waited for: the last one is shown", async () => {
  const { pages, tell } = openCache();
  await pages("/p/mug");
  tell(["p:mug"]);
  clock = 2_000;
  const asked = pages("/p/mug", () => new Promise(() => {}));
  await settled();
  away();
  expect(await textOf(await asked)).toBe("page 1");
});

test("a fault while a page is made takes nothing away", async () => {
  const { pages, tell } = openCache();
  await pages("/p/mug");
  tell(["p:mug"]);
  clock = 2_000;
  expect(await pages("/p/mug", fails)).toBeUndefined();
  away();
  expect(await textOf(await pages("/p/mug", fails))).toBe("page 1");
});
