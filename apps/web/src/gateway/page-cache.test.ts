import { beforeEach, expect, test } from "vitest";
import { createPageCache } from "./page-cache.ts";

let clock = 0;
let made = 0;
let status = 200;
beforeEach(() => {
  [clock, made, status] = [0, 0, 200];
});
const render = async () => {
  made++;
  return new Response(`page ${made}`, { status, headers: { "content-type": "text/html", "set-cookie": "a=b" } });
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a page is made once for all who come within a second", async () => {
  const pages = createPageCache(() => clock);
  const shown = await Promise.all([1, 2, 3].map(() => pages("/", render)));
  clock = 900;
  shown.push(await pages("/", render));
  expect(shown.map((page) => page?.html)).toEqual(["page 1", "page 1", "page 1", "page 1"]);
});

test("nobody is shown a page older than two seconds, and few wait for a new one", async () => {
  const pages = createPageCache(() => clock);
  await pages("/", render);
  clock = 1_500;
  expect((await pages("/", render))?.html).toBe("page 1");
  await settled();
  clock = 2_100;
  expect((await pages("/", render))?.html).toBe("page 2");
  clock = 5_000;
  expect((await pages("/", render))?.html).toBe("page 3");
});

test("what is not a page is not kept, and no cookie of anybody's", async () => {
  const pages = createPageCache(() => clock);
  status = 404;
  expect(await pages("/gone", render)).toBeUndefined();
  status = 200;
  expect((await pages("/gone", render))?.headers).toEqual([["content-type", "text/html"]]);
});

test("a page that cannot be made is left to the reader's own request", async () => {
  const pages = createPageCache(() => clock);
  expect(await pages("/", () => Promise.reject(new Error("away")))).toBeUndefined();
});

test("the pages asked for least recently make room", async () => {
  const pages = createPageCache(() => clock);
  for (let page = 0; page <= 300; page++) await pages(`/${page}`, render);
  expect((await pages("/300", render))?.html).toBe("page 301");
  expect((await pages("/0", render))?.html).toBe("page 302");
});
