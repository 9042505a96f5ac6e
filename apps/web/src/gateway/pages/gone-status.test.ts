import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openInnerDoor } from "../outer/inner-door.ts";
import { sayGone, withGoneStatus } from "./gone-status.ts";

const statusesOf = async (...pages: ((response: ServerResponse) => Promise<unknown>)[]) => {
  const handle = withGoneStatus(async ({ url }, response) => void (await pages[Number(url?.slice(1))]?.(response)));
  const ask = openInnerDoor(handle, "https://shop.example");
  return await Promise.all(pages.map(async (_, page) => (await ask(`/${page}`, {})).status));
};
/** As Next does it: the page is drawn deep within, its status is set and the head goes out by itself. */
const page = (status: number, isGone: boolean) => async (response: ServerResponse) => {
  await sleep(5);
  if (isGone) sayGone();
  await sleep(5);
  response.statusCode = status;
  response.end("page");
};

test("UX-60 the page not found of what was here once says 410, and no other does", async () => {
  expect(await statusesOf(page(404, true), page(404, false), page(200, true), page(404, true))).toEqual([
    410, 404, 200, 410,
  ]);
});
