import { beforeEach, expect, test } from "vitest";
import { createPageCache } from "./page-cache.ts";
import { filledIn } from "./page-marks.ts";

let clock = 0;
let made = 0;
let status = 200;
let hasSeenAll = true;
beforeEach(() => {
  [clock, made, status, hasSeenAll] = [0, 0, 200, true];
});
const render = async () => {
  made++;
  return new Response(`page ${made} <a href="/p/mug">`, {
    status,
    headers: { "content-type": "text/html", "set-cookie": "a=b" },
  });
};
const textOf = async (page: Parameters<typeof filledIn>[0] | undefined) =>
  page && (await filledIn(page, { nonce: "n" }, { isPacked: false }).text()).split(" <")[0];
const settled = () => new Promise((resolve) => setTimeout(resolve));
function openCache() {
  const cache = createPageCache(
    () => hasSeenAll,
    () => clock,
  );
  return {
    tell: (tags: string[]) => cache.tell(tags),
    pages: (pathname: string, how = render) => cache.get({ key: pathname, pathname, render: how }),
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
    return await render();
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

test("what is not a page is not kept, and no cookie of anybody's", async () => {
  const { pages } = openCache();
  status = 404;
  expect(await pages("/gone")).toBeUndefined();
  status = 200;
  expect((await pages("/gone"))?.headers).toEqual([["content-type", "text/html"]]);
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

test("the pages asked for least recently make room", async () => {
  const { pages } = openCache();
  for (let page = 0; page <= 500; page++) await pages(`/${page}`);
  expect(await textOf(await pages("/500"))).toBe("page 501");
  expect(await textOf(await pages("/0"))).toBe("page 502");
});
