import { shopUrl } from "./steps/address-book.ts";
import { ageSession } from "./steps/aged-session.ts";
import type { AgedSession } from "./steps/aged-session.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register, signInAsDemo } from "./steps/sign-in.ts";
import { addressesOfApp, around } from "./steps/walk.ts";

type Role = "customer" | "seller" | "admin";
type Answer = { path: string; status: number; headers: Headers; body: string; isRenewed: boolean };
type Asking = { method?: string; headers?: Record<string, string>; session?: AgedSession | undefined };

/** All that anybody on the way may keep. Whatever else says that it may be kept is a leak. */
const open =
  /^\/(?:_next\/static\/.+|products\/(?:320\/)?[a-z0-9-]+\.webp|media\/[0-9a-f-]{36}(?:\/\d+\.webp)?|icon\.svg|favicon\.ico|opengraph-image(?:\/[^/]+)*|feeds\/google\.xml|sitemap(?:\/\w+)?\.xml|robots\.txt)(?:\?|$)/;
const reader = "Wendeline Wallwalker";

/** What a client may not decide: whom a page is drawn for, in which language, by which nonce, from where. */
const forged = {
  "x-render": "1",
  "x-reader": JSON.stringify({
    viewer: { userId: "1", role: "user", guest: false, name: "Mallory Forged", email: "forged@evil.example" },
    count: "77",
  }),
  "x-nonce": "forgednonce",
  "content-security-policy": "script-src 'nonce-forgednonce'",
  "x-locale": "ar",
  "x-path": "/forged",
  "x-page-part": "1",
  "x-public": "1",
  "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy",
  "x-forwarded-host": "forged.example",
  "x-forwarded-proto": "https",
  "x-original-url": "/admin",
  "next-resume": "1",
};

test("X58 X61 X64 X70 no answer of any address is anybody else's: nothing public has to do with a session, all carry guards, no header chooses a reader", async ({
  page,
  enter,
}) => {
  test.setTimeout(240_000);
  await register(page, stranger(reader));
  const sessions: Record<Role, AgedSession> = {
    customer: await ageSession(page.context()),
    seller: await signedIn("seller"),
    admin: await signedIn("admin"),
  };
  async function signedIn(role: "seller" | "admin"): Promise<AgedSession> {
    const other = await enter();
    await signInAsDemo(other, role);
    const session = await ageSession(other.context());
    await other.close();
    return session;
  }
  const own = await addressesOfApp();
  const invented = own.flatMap(around);
  const read = await askAll([...own, ...invented], (path) => ({ session: sessions[roleFor(path)] }));
  const glanced = await askAll(own, (path) => ({ method: "HEAD", session: sessions[roleFor(path)] }));
  const posted = await askAll(own, (path) => ({ method: "POST", session: sessions[roleFor(path)] }));
  const lied = await askAll(own, () => ({ headers: forged }));

  const all = [...read, ...glanced, ...posted, ...lied];
  expect(all.flatMap(faultsOf)).toEqual([]);
  expect(posted.filter(isPublic).map(({ path }) => path)).toEqual([]);
  expect(lied.filter(({ body }) => /forged|~[0-9a-f]{32}/i.test(body)).map(({ path }) => path)).toEqual([]);
  expect(lied.filter(({ body }) => body.includes('<html lang="ar"')).map(({ path }) => path)).toEqual([]);

  // A walk that saw nothing proves nothing.
  const renewed = read.filter(({ isRenewed }) => isRenewed);
  expect(renewed.length, "sessions that were due").toBeGreaterThan(own.length / 2);
  expect(renewed.filter(isPublic).map(({ path }) => path)).toEqual([]);
  expect(read.filter(({ body }) => body.includes("Wendeline")).length, "pages with a name").toBeGreaterThan(20);
  expect(new Set(read.filter(isPublic).map(({ path }) => path)).size, "public answers").toBeGreaterThan(8);
  const statuses = new Set(read.map(({ status }) => status));
  expect([...statuses]).toEqual(expect.arrayContaining([200, 307, 308, 400, 404]));
});

const roleFor = (path: string): Role =>
  path.startsWith("/seller") ? "seller" : path.startsWith("/admin") ? "admin" : "customer";

const isPublic = ({ headers }: Answer) => headers.get("cache-control")?.includes("public") ?? false;

const guards: Record<string, RegExp> = {
  "content-security-policy": /^default-src .*frame-ancestors 'none'/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /./,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
};

function faultsOf(answer: Answer): string[] {
  const { path, status, headers, body } = answer;
  const cache = headers.get("cache-control") ?? "nothing";
  const where = `${path} (${status})`;
  const unguarded = Object.entries(guards).filter(([name, wanted]) => !wanted.test(headers.get(name) ?? ""));
  return [
    ...unguarded.map(([name]) => `${where} says ${name}: ${headers.get(name)}`),
    ...(isPublic(answer) ? publicFaults(answer) : []),
    ...(isPublic(answer) || /^private, no-store(, no-transform)?$/.test(cache) ? [] : [`${where} is kept: ${cache}`]),
    // Told to come back later is an answer like others.
    ...(status >= 500 && !headers.has("retry-after") ? [`${where} is a fault: ${body.slice(0, 100)}`] : []),
  ];
}

function publicFaults({ path, status, headers, body }: Answer): string[] {
  return [
    ...(open.test(path) ? [] : [`${path} (${status}) is public`]),
    ...(status === 200 ? [] : [`${path} (${status}) is public and no good answer`]),
    ...(headers.has("set-cookie") ? [`${path} sets a cookie for everybody`] : []),
    ...(/Wendeline|wallwalker/i.test(body) ? [`${path} tells everybody a name`] : []),
    ...(headers.get("content-type")?.includes("html") ? [`${path} is a page`] : []),
  ];
}

/** A few at once, in this order. */
async function askAll(paths: readonly string[], askingOf: (path: string) => Asking): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = [...paths];
  const walk = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift())
      answers.push(await ask(path, askingOf(path)));
  };
  await Promise.all([walk(), walk(), walk(), walk()]);
  return answers;
}

async function ask(path: string, { method = "GET", headers = {}, session }: Asking): Promise<Answer> {
  const said = new Headers(headers);
  if (session) said.set("cookie", await session.cookie());
  const answer = await fetch(shopUrl + path, { method, headers: said, redirect: "manual" });
  const isRenewed = session?.hear(answer) ?? false;
  return { path, status: answer.status, headers: answer.headers, body: await answer.text(), isRenewed };
}
