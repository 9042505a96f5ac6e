import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { takes } from "./kept-bytes.ts";
import { createKeptPages } from "./kept-page.ts";

let server: Server | undefined;
afterEach(() => server?.close());

type Given = { cdnSeconds?: number; isAway?: () => boolean };
type Got = { status: number; headers: IncomingHttpHeaders; html: string };

const asOf = '<p hidden="" data-as-of="" class="x">As of ~as-of~ on</p>';

/** A market whose pages say with which headers they were drawn. */
async function open({ cdnSeconds = 0, isAway = () => false }: Given = {}) {
  const drawn: Record<string, string>[] = [];
  const answerKept = createKeptPages({
    publicUrl: "https://shop.example",
    cdnSeconds,
    askChanges: () => (isAway() ? Promise.reject(new Error("away")) : Promise.resolve({ next: "1", changes: [] })),
    askInside: async (path, headers) => {
      drawn.push(headers);
      const html = `<html>${path} é${asOf}<script nonce="${headers["x-render"]}">1</script>`;
      const said = { "content-type": "text/html; charset=utf-8", link: "</a.css>", "set-cookie": "a=b", "x-own": "c" };
      return new Response(html, { status: path === "/p/old" ? 410 : path === "/p/none" ? 404 : 200, headers: said });
    },
  });
  server = createServer((request, response) => {
    void answerKept(request, response).then((isKept) => isKept || response.writeHead(299).end("by itself"));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const get = async (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Got> => {
    const asking = ask({ port, host: "127.0.0.1", path, method, headers: { connection: "close", ...headers } }).end();
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const way = answer.headers["content-encoding"];
    const html = way === "br" ? brotliDecompressSync(bytes) : way === "gzip" ? gunzipSync(bytes) : bytes;
    return { status: answer.statusCode ?? 0, headers: answer.headers, html: html.toString() };
  };
  return { get, drawn };
}

const readers: Record<string, string>[] = [
  {},
  { cookie: "__Host-next-auth.session-token=ada; theme=dark" },
  { cookie: "__Host-next-auth.session-token=bo; locale=en", "user-agent": "b" },
];

test("X61 everybody gets the same bytes, drawn once and for nobody, and no cookie with them", async () => {
  const { get, drawn } = await open();
  const answers = await Promise.all(readers.map((reader) => get("/p/mug", reader)));
  expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
  const [first] = answers;
  expect(answers.map(({ headers }) => ({ ...headers, date: "" }))).toEqual(
    answers.map(() => ({ ...first?.headers, date: "" })),
  );
  expect(first?.html).toContain("/p/mug é");
  expect(first?.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", link: "</a.css>" });
  expect(first?.headers["content-security-policy"]).toContain("script-src 'self' 'sha256-");
  for (const name of ["set-cookie", "x-own", "cdn-cache-control"]) expect(first?.headers).not.toHaveProperty(name);
  expect(drawn.map((headers) => Object.keys(headers).toSorted())).toEqual([["accept", "accept-encoding", "x-render"]]);
});

test("a kept page is the same however it is packed, and not sent again to who has it", async () => {
  const { get } = await open();
  const plain = await get("/", { "accept-encoding": "identity" });
  for (const [said, way] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
  ] as const) {
    const { headers, html } = await get("/", { "accept-encoding": said });
    expect([headers["content-encoding"], headers.vary, html]).toEqual([way, "accept-encoding", plain.html]);
    expect(headers.etag).toBe(plain.headers.etag);
  }
  const again = await get("/", { "if-none-match": `"x", ${plain.headers.etag}` });
  expect([again.status, again.html]).toEqual([304, ""]);
  const head = await get("/", {}, "HEAD");
  expect([head.status, head.html, head.headers["content-length"]]).toEqual([200, "", plain.headers["content-length"]]);
});

test("a way to pack is for whom it is named by", () => {
  for (const said of ["gzip", "br, gzip", "deflate,gzip;q=0.5", "gzip;q=0.05, br"])
    expect(takes(said, "gzip")).toBe(true);
  for (const said of ["", undefined, "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip", "gzip-x"])
    expect(takes(said, "gzip"), said).toBe(false);
});

test.each([
  ["/search", {}],
  ["/p/mug?v=1", {}],
  ["/account", {}],
  ["/en/p/mug", {}],
  ["/p/none", {}],
  ["/p/mug", { cookie: "a=b; locale=de" }],
])("%s is answered by itself where it is another page, or in another language: %o", async (path, headers) => {
  const { get } = await open();
  expect((await get(path, headers)).status).toBe(299);
});

test("UX-60 a page in another language, and one that says that something is gone, are kept too", async () => {
  const { get, drawn } = await open();
  for (const [path, status] of [
    ["/de/p/mug", 200],
    ["/p/old", 410],
  ] as const) {
    expect((await get(path, { cookie: "locale=de" }))?.status).toBe(path === "/p/old" ? 299 : status);
    expect((await get(path)).status).toBe(status);
    await get(path);
  }
  expect(drawn).toHaveLength(2);
  expect((await get("/p/mug", {}, "POST")).status).toBe(299);
});

test("X61 a CDN may keep a page only where the operator says for how long", async () => {
  const { get } = await open({ cdnSeconds: 30 });
  const { headers } = await get("/c/mugs", readers[1]);
  expect([headers["cdn-cache-control"], headers["set-cookie"]]).toEqual(["max-age=30", undefined]);
});

test("F49 while catalog is away a page says as of when, no CDN may keep it, and Next's scripts are told to load it whole", async () => {
  let isAway = false;
  const { get, drawn } = await open({ cdnSeconds: 30, isAway: () => isAway });
  const before = await get("/p/mug");
  expect(before.html).toContain(asOf);
  expect((await get("/p/mug", { "x-page-part": "1" })).status).toBe(299);
  isAway = true;
  await expect.poll(async () => (await get("/p/mug", { "x-page-part": "1" })).status, { timeout: 5_000 }).toBe(503);
  const { headers, html } = await get("/p/mug");
  expect(html).toMatch(/<p data-as-of="" class="x">As of \d\d:\d\d UTC on<\/p>/);
  expect(headers["content-security-policy"]).toBe(before.headers["content-security-policy"]);
  expect([headers["cdn-cache-control"], headers.etag === before.headers.etag]).toEqual([undefined, false]);
  expect(drawn).toHaveLength(1);
}, 10_000);
