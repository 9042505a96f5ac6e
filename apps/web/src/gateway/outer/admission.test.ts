import { once } from "node:events";
import { request as ask } from "node:http";
import type { IncomingMessage, RequestOptions, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createOuterServer } from "./server.ts";

const plenty = { perPerson: 100, perAddress: 100, inAll: 100, atOnce: 100 };
const limits = {
  sockets: plenty,
  requests: plenty,
  bodies: plenty,
  streams: plenty,
  changes: plenty,
  logIns: plenty,
  cards: plenty,
  logInsPerSecond: 10,
  lostPagesPerSecond: 1,
};

let close = () => {};
afterEach(() => close());

/** A door of ours with nothing behind it but an answer that comes when it is let out. */
async function openDoor(given: Partial<typeof limits> = {}) {
  const inside: ServerResponse[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/there")) return void response.writeHead(200, html).end();
    if (request.url?.startsWith("/nowhere")) return void response.writeHead(404, html).end();
    request.resume();
    if (request.url === "/api/silent") return;
    inside.push(response);
    response.writeHead(200).write("begun");
  };
  const { server } = createOuterServer(handle, {
    publicUrl: "http://shop.example",
    isProxyTrusted: true,
    isDevelopment: false,
    limits: { ...limits, ...given },
    personOf: async ({ headers }) => headers.cookie,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const { port } = server.address() as AddressInfo;
  return { inside, send: (how: How) => send(port, how), port };
}

const html = { "content-type": "text/html" };
type How = Omit<RequestOptions, "headers"> & {
  headers?: Record<string, string>;
  body?: string | undefined;
  address?: string;
  person?: string;
};

/** Sends a request, whole or with the end of its body missing; answers its status and head as soon as they are there. */
async function send(port: number, { body, address = "192.0.2.1", person, headers: given, ...how }: How) {
  const headers = { "x-forwarded-for": address, ...(person ? { cookie: person } : {}), ...given };
  const asking = ask({ port, host: "127.0.0.1", agent: false, ...how, headers });
  asking.on("error", () => {});
  if (body === undefined) asking.end();
  else asking.write(body);
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  answer.on("error", () => {});
  return { status: answer.statusCode, headers: answer.headers, answer, leave: () => asking.destroy() };
}

const textOf = async (answer: IncomingMessage) => (await answer.toArray()).join("");

const stream = { path: "/api/trpc/order-service/x", headers: { accept: "text/event-stream" } };
const unfinished = { method: "POST", path: "/api/trpc/order-service/x", headers: { "content-length": "9" }, body: "{" };
const form = { method: "POST", path: "/cart" };

const works = [
  { work: "streams", how: stream },
  { work: "bodies", how: unfinished },
  { work: "changes", how: form },
  { work: "logIns", how: { method: "POST", path: "/login" } },
  { work: "logIns", how: { method: "POST", path: "/de/register/seller" } },
  { work: "logIns", how: { method: "POST", path: "/%6Cogin" } },
  { work: "logIns", how: { method: "POST", path: "/api/auth/callback/credentials" } },
  { work: "cards", how: { path: "/opengraph-image/p/mug" } },
  { work: "requests", how: { path: "/" } },
] as const;

describe.each(works)("$work ($how.path)", ({ work, how }) => {
  test("no more at once than there is room for from one address; another's go through, and the next when one is over", async () => {
    const { send, inside } = await openDoor({ [work]: { ...plenty, perAddress: 2 } });
    const first = await send(how);
    await send(how);
    const refused = await send(how);
    expect([refused.status, Number(refused.headers["retry-after"]) > 0]).toEqual([429, true]);
    expect((await send({ ...how, address: "192.0.2.2" })).status).toBe(200);
    expect(inside).toHaveLength(3);
    await leave(inside[0], first);
    expect((await send(how)).status).toBe(200);
  });

  test("no more at once than there is room for in all, whoever asks", async () => {
    const { send, inside } = await openDoor({ [work]: { ...plenty, inAll: 3 } });
    const from = (i: number) => send({ ...how, address: `192.0.2.${i}` });
    const first = await from(1);
    for (const i of [2, 3]) expect((await from(i)).status).toBe(200);
    const refused = await from(4);
    expect([refused.status, Number(refused.headers["retry-after"]) > 0]).toEqual([429, true]);
    await leave(inside[0], first);
    expect((await from(4)).status).toBe(200);
  });
});

/** Until the door knows that somebody has gone. */
async function leave(response: ServerResponse | undefined, who: { leave: () => void }): Promise<void> {
  if (!response) throw new Error("nobody is inside");
  const over = once(response, "close");
  who.leave();
  await over;
}

test("streams of one person are bounded wherever they come from, and the oldest one stays", async () => {
  const { send, inside } = await openDoor({ streams: { ...plenty, perPerson: 2 } });
  for (const address of ["192.0.2.1", "192.0.2.2"]) await send({ ...stream, address, person: "ada" });
  expect((await send({ ...stream, address: "192.0.2.3", person: "ada" })).status).toBe(429);
  expect((await send({ ...stream, person: "bob" })).status).toBe(200);
  expect((await send(stream)).status).toBe(200);
  expect(inside.map(({ closed }) => closed)).toEqual([false, false, false, false]);
});

test.each([
  ["cards", { path: "/opengraph-image" }],
  ["logIns", { method: "POST", path: "/login" }],
] as const)("%s: who finds all at work waits for their turn", async (work, how) => {
  const { send, inside } = await openDoor({ [work]: { ...plenty, atOnce: 1 } });
  const first = await send(how);
  const second = send(how);
  expect((await send({ path: "/there" })).status).toBe(200);
  expect(inside).toHaveLength(1);
  first.leave();
  expect((await second).status).toBe(200);
});

test("forms that hash a password: one address has a budget by time", async () => {
  const { send, inside } = await openDoor({ logInsPerSecond: 1 });
  const statuses: (number | undefined)[] = [];
  for (let i = 0; i < 31; i++) {
    const sent = await send({ method: "POST", path: "/login" });
    statuses.push(sent.status);
    inside.pop()?.destroy();
  }
  expect(statuses.slice(0, 30)).toEqual(statuses.slice(0, 30).map(() => 200));
  expect(statuses.at(-1)).toBe(429);
  expect((await send({ method: "POST", path: "/login", address: "192.0.2.2" })).status).toBe(200);
});

test("pages that do not exist: who asked for too many of them gets only those that were there before", async () => {
  const { send } = await openDoor();
  await send({ path: "/there" });
  for (let i = 0; i <= 100; i++) await send({ path: `/nowhere/${i}` });
  const refused = await send({ path: "/nowhere/else" });
  expect([refused.status, Number(refused.headers["retry-after"]) > 0]).toEqual([429, true]);
  expect((await send({ path: "/there" })).status).toBe(200);
  expect((await send({ path: "/there/too" })).status).toBe(429);
  expect((await send({ path: "/there/too", address: "192.0.2.2" })).status).toBe(200);
});

test.each([
  ["/api/trpc/order-service/x", /"reason":"TOO_MANY_REQUESTS".*"retryAfterSeconds":"\d+"/],
  ["/api/media", /^\{"reason":"TOO_MANY_REQUESTS","details":\{"retryAfterSeconds":"\d+"\}\}$/],
  ["/", /^That was too much at once/],
  ["/de/p/mug", /^Das war zu viel/],
  ["/ar", /^كان ذلك/],
])("says no at %s as whoever asks there reads it", async (path, words) => {
  const { send } = await openDoor({ requests: { ...plenty, perAddress: 1 } });
  await send({ path: "/" });
  const { status, answer, headers } = await send({ path });
  expect([status, headers["cache-control"], headers["x-content-type-options"]]).toEqual([
    429,
    "private, no-store",
    "nosniff",
  ]);
  expect(await textOf(answer)).toMatch(words);
});

describe("a body", () => {
  test.each([
    ["/api/trpc/order-service/x", 110_000],
    ["/api/webhooks/payments", 256_000],
    ["/cart", 1_000_000],
  ])("sent to %s that is said to be larger than %d bytes is not waited for", async (path, most) => {
    const { send, inside } = await openDoor();
    const sent = await send({ method: "POST", path, headers: { "content-length": String(most + 1) }, body: "{" });
    expect([sent.status, inside]).toEqual([413, []]);
  });

  test("that grows larger than it may is cut off, though nobody said how large it would be", async () => {
    const { port } = await openDoor();
    const asking = ask({
      port,
      host: "127.0.0.1",
      agent: false,
      method: "POST",
      path: "/api/silent",
    });
    asking.on("error", () => {});
    asking.write("x".repeat(200_000));
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
  });
});

test("sockets from one address are bounded: one too many is told so before it has said a word", async () => {
  const { server } = createOuterServer(async (_, response) => void response.end(), {
    publicUrl: "http://shop.example",
    isProxyTrusted: false,
    isDevelopment: false,
    limits: { ...limits, sockets: { perAddress: 2, inAll: 100 } },
    personOf: async () => undefined,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const { port } = server.address() as AddressInfo;
  const open = async () => {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  };
  const first = await open();
  const second = await open();
  const said = (await (await open()).toArray()).join("");
  expect(said).toMatch(/^HTTP\/1.1 429 .*retry-after: \d+/s);
  first.destroy();
  const status = async () => (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))?.status;
  await expect.poll(status).toBe(200);
  second.destroy();
});
