import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { cutAtMarks, filledIn, takesGzip } from "./page-marks.ts";
import { anyoneLike, marks, ownOf } from "./reader.ts";
import type { Own } from "./reader.ts";
import type { Session } from "../session/session-token.ts";

const plain = { isPacked: false };
const own: Own = {
  nonce: "YmFzZTY0IG9mIDE2IGJ5dGVz",
  firstName: "Ada",
  lastName: "",
  email: "ada@example.test",
  count: "3",
  asOf: "",
};
const fill = async (html: string, headers: [string, string][] = []) => {
  const cut = cutAtMarks(html);
  return cut && (await filledIn({ ...cut, status: 200, headers }, own, plain).text());
};

test("X61 each reader's page carries their own nonce, in its headers too", async () => {
  const headers: [string, string][] = [["link", `</a.css>; nonce="${marks.nonce}"`]];
  const cut = cutAtMarks(`<script nonce="${marks.nonce}">é`);
  const page = cut && filledIn({ ...cut, status: 410, headers }, own, plain);
  expect([page?.status, page?.headers.get("link"), await page?.text()]).toEqual([
    410,
    `</a.css>; nonce="${own.nonce}"`,
    `<script nonce="${own.nonce}">é`,
  ]);
});

test("what is a reader's own is filled in wherever it stands", async () => {
  expect(await fill(`${marks.firstName} <b>${marks.email}</b> ${marks.count}, ${marks.count}`)).toBe(
    "Ada <b>ada@example.test</b> 3, 3",
  );
});

test("who takes gzip gets the same page, packed", async () => {
  const html = `<script nonce="${marks.nonce}">${marks.firstName}, é<script nonce="${marks.nonce}">${marks.count} é`;
  const cut = cutAtMarks(html) ?? expect.fail();
  const page = filledIn({ ...cut, status: 200, headers: [] }, own, { isPacked: true });
  const body = Buffer.from(await page.arrayBuffer());
  expect(gunzipSync(body).toString()).toBe(await fill(html));
  expect(Object.fromEntries(page.headers)).toEqual({
    vary: "accept-encoding",
    "x-packed": "gzip",
    // Or Next would pack it once more.
    "cache-control": "private, no-store, no-transform",
  });
});

test("gzip is for whom it is named by", () => {
  const asked = (said: string) => takesGzip(new Request("http://shop.test", { headers: { "accept-encoding": said } }));
  for (const said of ["gzip", "br, gzip", "deflate,gzip;q=0.5", "gzip;q=0.05, br"])
    expect(asked(said), said).toBe(true);
  for (const said of ["", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip"]) expect(asked(said), said).toBe(false);
});

const seam = `"])</script><script nonce="${marks.nonce}">self.__next_f.push([1,"`;

test("a mark that Next tore apart is mended, and a page where it cannot be is not kept", async () => {
  const [head, tail] = [marks.count.slice(0, 9), marks.count.slice(9)];
  expect(await fill(`push([1,"a ${head}${seam}${tail} b"])</script>`)).toBe(`push([1,"a 3 b"])</script>`);
  expect(await fill(`push([1,"a ${head}"])</script><p>html</p><script>push([1,"${tail} b"])</script>`)).toBeUndefined();
});

function sessionOf(given: Partial<Session["user"]>): Session {
  const user = { userId: "u", role: "user" as const, email: "ada@example.test", name: "Ada", guest: false, ...given };
  return { accessToken: "", refreshToken: "", accessExpiresAt: 0, user };
}

test("X61 a name that means something to a browser or to a page's data gets pages of its own", () => {
  for (const name of ["<script>", 'Ada "A"', "Ada\\", "$L1", "Ada & Sons", "a\u2028b"]) {
    expect(ownOf(sessionOf({ name }), 0), name).toBeUndefined();
  }
  for (const name of ["Ada", "Pat O'Brien", "Søren Ødegård", "نورة العلي", "Ada-Mae St. John"]) {
    expect(ownOf(sessionOf({ name }), 0), name).toBeDefined();
  }
  expect(ownOf(sessionOf({ name: "<b>", guest: true }), 0)).toBeDefined();
});

test("sellers and admins have pages of their own", () => {
  expect(ownOf(sessionOf({ role: "seller" }), 0)).toBeUndefined();
  expect(ownOf(sessionOf({ role: "admin" }), 0)).toBeUndefined();
});

test("a page for many says nothing of the one it was made for", () => {
  const session = sessionOf({ name: "Ada Byron", email: "ada@example.test", userId: "u1" });
  const drawn = JSON.stringify([
    anyoneLike(session, 3),
    anyoneLike({ ...session, user: { ...session.user, guest: true } }, 3),
  ]);
  for (const word of ["Ada", "Byron", "ada@", "u1", "3,"]) expect(drawn).not.toContain(word);
  expect(ownOf(session, 3)).toEqual({ firstName: "Ada", lastName: "Byron", email: "ada@example.test", count: "3" });
  expect(anyoneLike(session, 0)).not.toEqual(anyoneLike(session, 1));
});
