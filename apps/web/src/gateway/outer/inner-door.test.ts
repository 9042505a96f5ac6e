import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { openInnerDoor } from "./inner-door.ts";

test("X70 a page that is kept for many is asked for where nobody outside can", async () => {
  const heard: IncomingMessage[] = [];
  const askInside = openInnerDoor(async (request, response) => {
    heard.push(request);
    response.writeHead(410, { "content-type": "text/html", link: ["<a>", "<b>"] });
    for (let part = 0; part < 50; part++) response.write("ä".repeat(10_000));
    await new Promise<void>((resolve) => response.end(resolve));
  }, "https://shop.example");
  const asked = { "x-render": "nonce" };
  const answers = await Promise.all(["/p/x?a=1", "/", "/de"].map((path) => askInside(path, asked)));
  expect(new Set(heard.map(({ url }) => url))).toEqual(new Set(["/", "/de", "/p/x?a=1"]));
  expect(heard[0]?.headers).toEqual({ ...asked, host: "shop.example", connection: "close" });
  expect(heard[0]?.socket.remoteAddress).toBeUndefined();
  for (const answer of answers) {
    expect([answer.status, answer.headers.get("link")]).toEqual([410, "<a>, <b>"]);
    expect(await answer.text()).toBe("ä".repeat(500_000));
  }
});

test("an inner page that goes wrong says so, and nobody waits for it", async () => {
  const askInside = openInnerDoor(() => Promise.reject(new Error("early")), "https://shop.example");
  expect((await askInside("/", {})).status).toBe(500);
});

test("a page that breaks off is none", async () => {
  const askInside = openInnerDoor(async (_, response) => {
    await new Promise((resolve) => response.writeHead(200).write("<p>half", resolve));
    throw new Error("midway");
  }, "https://shop.example");
  await expect(askInside("/", {})).rejects.toThrow("broke off");
});
