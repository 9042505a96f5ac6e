import { readdir } from "node:fs/promises";
import { sellerBlockedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { MediaId } from "@stallhouse/contracts/ids";
import { anActor } from "@stallhouse/service/testing";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFact, aProduct, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { makeWaitingSizes } from "./make-waiting-sizes.ts";
import { originalKey, sizeKey } from "./media-key.ts";
import { sweepUnusedMedia } from "./sweep-unused-media.ts";
import { openMediaDoor } from "../testing/media-server.ts";
import type { MediaDoor } from "../testing/media-server.ts";
import { plain, pngBomb } from "../testing/pictures.ts";

let shop: Shop;
let door: MediaDoor;
let jpeg: Buffer;
beforeAll(async () => {
  shop = await openShop();
  door = await openMediaDoor(shop);
  jpeg = await plain(800, 600).jpeg().toBuffer();
});
afterAll(async () => {
  await door.close();
  await shop.close();
});

/** A stall, with its seller as the door sees them. */
async function aStall() {
  const stall = await shop.openStall();
  const { userId, sellerId } = stall.fact;
  return { ...stall, actor: anActor("seller", { userId, sellerId }) };
}
type Stall = Awaited<ReturnType<typeof aStall>>;

async function uploaded({ actor }: Pick<Stall, "actor">, bytes = jpeg): Promise<MediaId> {
  const { status, body } = await door.upload(actor, bytes);
  expect(status).toBe(201);
  if (!body.mediaId) throw new Error("no id in the answer");
  return body.mediaId;
}

const picture = (id: string) => ({ url: `/media/${id}`, alt: "A jug", width: 800, height: 600, optionValue: null });

/** A product with these pictures. */
async function show({ seller }: Stall, ids: readonly string[]) {
  const sku = newId();
  const form = aProduct([1]);
  const variants = form.variants.map((variant) => ({ ...variant, sku }));
  return seller.seller.product.create({ ...form, variants, pictures: ids.map(picture) });
}

async function rowOf(id: MediaId) {
  const [row] = await shop.db.execute<{ state: string; attempts: number; isUnused: boolean }>(sql`
    select state, attempts, unused_since is not null as "isUnused" from media where id = ${id}`);
  return row;
}

describe("an upload", () => {
  it("X62 X63 is answered with its address, size and colour, and seen as WebP that nothing can act in", async () => {
    const stall = await aStall();
    const { status, body } = await door.upload(stall.actor, jpeg, { "content-type": "text/html" });
    expect([status, body]).toEqual([
      201,
      { mediaId: body.mediaId, url: `/media/${body.mediaId}`, width: 800, height: 600, color: "#c81415" },
    ]);
    const response = await door.see(`/media/${body.mediaId}/320.webp`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      etag: `"${body.mediaId}-320"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({
      format: "webp",
      width: 320,
      height: 240,
    });
  });

  it("X62 is refused with the reason, and nothing is kept of it", async () => {
    const { actor, fact } = await aStall();
    const tooMany = { reason: "MEDIA_REJECTED", details: { cause: "pixels" } };
    expect(await door.upload(actor, pngBomb(10_000, 10_000))).toEqual({ status: 400, body: tooMany });
    expect(await door.upload(actor, Buffer.from("<svg/>"))).toMatchObject({
      status: 415,
      body: { details: { cause: "type" } },
    });
    expect(await door.upload(actor, jpeg.subarray(0, 900))).toMatchObject({
      status: 400,
      body: { details: { cause: "broken" } },
    });
    const large = Buffer.concat([jpeg, Buffer.alloc(10_000_000)]);
    expect(await door.upload(actor, large)).toMatchObject({ status: 413, body: { details: { cause: "bytes" } } });
    const rows = await shop.db.execute(sql`select id from media where seller_id = ${fact.sellerId}`);
    expect(rows).toHaveLength(0);
  });

  it("X67 is a seller's to make, through the gateway only", async () => {
    const { actor, fact } = await aStall();
    expect((await fetch(`${door.url}/media`, { method: "POST", body: "x" })).status).toBe(401);
    expect(await door.upload(undefined, jpeg)).toMatchObject({ status: 401, body: { reason: "NOT_SIGNED_IN" } });
    for (const role of ["user", "admin"] as const) {
      expect(await door.upload(anActor(role), jpeg)).toMatchObject({ status: 403, body: { reason: "NOT_ALLOWED" } });
    }
    await shop.hear(aFact(sellerBlockedV1, { ...fact, reason: "Copies" }));
    expect(await door.upload(actor, jpeg)).toMatchObject({ status: 403, body: { reason: "SELLER_NOT_ACTIVE" } });
    expect((await fetch(`${door.url}/media/${newId()}/160.webp`)).status).toBe(401);
  });

  it("X62 a thousand files that no product shows are too many", async () => {
    const { actor, fact } = await aStall();
    await shop.db.execute(sql`
      insert into media (id, seller_id, type, bytes, width, height, color, state)
      select gen_random_uuid(), ${fact.sellerId}, 'png', 1, 1, 1, '#ffffff', 'ready' from generate_series(1, 200)`);
    expect(await door.upload(actor, jpeg)).toMatchObject({ status: 429, body: { reason: "TOO_MANY_REQUESTS" } });
  });
});

describe("its sizes", () => {
  it("are made by the worker, each picture once though two copies work", async () => {
    const stall = await aStall();
    const ids = await Promise.all([1, 2, 3].map(() => uploaded(stall)));
    const made = await Promise.all([makeWaitingSizes(shop.db, door.works), makeWaitingSizes(shop.db, door.works)]);
    expect(made.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(3);
    for (const id of ids) {
      expect(await rowOf(id)).toEqual({ state: "ready", attempts: 1, isUnused: true });
      expect(await door.works.storage.exists(sizeKey(id, 1280))).toBe(true);
    }
  });

  it("are made when asked for before the worker came; many who ask at once wait for one making", async () => {
    const id = await uploaded(await aStall());
    const widths = [160, 320, 640, 1280, 160, 320, 640, 1280, 160, 320, 640, 1280];
    const answers = await Promise.all(widths.map((width) => door.see(`/media/${id}/${width}.webp`)));
    expect(answers.map(({ status }) => status)).toEqual(widths.map(() => 200));
  });

  it("are known by their address: what a browser has is not sent again", async () => {
    const id = await uploaded(await aStall());
    const first = await door.see(`/media/${id}/160.webp`);
    const again = await door.see(`/media/${id}/160.webp`, { "if-none-match": first.headers.get("etag") ?? "" });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", first.headers.get("etag")]);
  });

  it.each([
    "/media/00000000-0000-7000-8000-000000000000/160.webp",
    "/media/nothing/160.webp",
    "/media/../original",
    "/media/",
  ])("X62 there is nothing at %s", async (path) => {
    expect((await door.see(path)).status).toBe(404);
  });

  it("X62 nobody sees the file as it came, or a width of their own choice", async () => {
    const id = await uploaded(await aStall());
    for (const name of ["original", "original.webp", "161.webp", "9999.webp", "160.jpg", "160.webp/x"]) {
      expect((await door.see(`/media/${id}/${name}`)).status, name).toBe(404);
    }
  });

  it("of a lost original are given up, and the other pictures are made all the same", async () => {
    const stall = await aStall();
    const lost = await uploaded(stall);
    await door.works.storage.remove([originalKey(lost)]);
    const whole = await uploaded(stall);
    await makeWaitingSizes(shop.db, door.works);
    expect([await rowOf(lost), await rowOf(whole)]).toMatchObject([{ state: "failed" }, { state: "ready" }]);
    expect((await door.see(`/media/${lost}/160.webp`)).status).toBe(404);
  });
});

describe("a product's uploaded pictures", () => {
  it("are its own seller's: another's, an unknown one and a made-up address are refused", async () => {
    const [stall, stranger] = await Promise.all([aStall(), aStall()]);
    const id = await uploaded(stranger);
    for (const foreign of [id, newId()]) {
      await expect(show(stall, [foreign])).rejects.toMatchObject({ cause: { reason: "MEDIA_NOT_FOUND" } });
    }
    expect((await stall.seller.seller.product.list({})).items).toEqual([]);
    const own = await uploaded(stall);
    const { slug } = await show(stall, [own, own]);
    expect((await shop.visitor.public.product.get({ slug })).image).toMatchObject({ url: `/media/${own}` });
  });

  it("cannot be changed to another seller's either", async () => {
    const [stall, stranger] = await Promise.all([aStall(), aStall()]);
    const { productId } = await show(stall, []);
    const {
      status: _s,
      blockedReason: _b,
      onSale: _o,
      slug: _l,
      ...form
    } = await stall.seller.seller.product.get({
      productId,
    });
    const pictures = [picture(await uploaded(stranger))];
    const variants = form.variants.map(({ available: _a, reserved: _r, ...variant }) => variant);
    const changed = { ...form, currency: "EUR" as const, status: "active" as const, variants, pictures };
    await expect(stall.seller.seller.product.update(changed)).rejects.toMatchObject({
      cause: { reason: "MEDIA_NOT_FOUND" },
    });
    expect((await stall.seller.seller.product.get({ productId })).pictures).toEqual([]);
  });

  it("are kept while a product shows them, and swept a week after none does, files and all", async () => {
    const stall = await aStall();
    const [shown, dropped, fresh] = [await uploaded(stall), await uploaded(stall), await uploaded(stall)];
    const { productId } = await show(stall, [shown, dropped]);
    await makeWaitingSizes(shop.db, door.works);
    const age = () =>
      shop.db.execute(sql`
      update media set unused_since = unused_since - interval '8 days' where id <> ${fresh} and seller_id = ${stall.fact.sellerId}`);
    await age();
    await sweepUnusedMedia(shop.db, door.works);
    expect(await Promise.all([shown, dropped, fresh].map(rowOf))).toMatchObject([
      { isUnused: false },
      { isUnused: false },
      { isUnused: true },
    ]);

    const read = await stall.seller.seller.product.get({ productId });
    const { title, summary, description, categorySlug, facts, options, version } = read;
    const variants = read.variants.map(({ available: _a, reserved: _r, ...variant }) => variant);
    const form = { productId, version, title, summary, description, categorySlug, facts, options, variants };
    const pictures = [picture(shown)];
    await stall.seller.seller.product.update({ ...form, currency: "EUR", status: "active", pictures });
    await sweepUnusedMedia(shop.db, door.works);
    expect(await rowOf(dropped)).toMatchObject({ isUnused: true });
    await age();
    await sweepUnusedMedia(shop.db, door.works);
    expect(await rowOf(dropped)).toBeUndefined();
    expect(await rowOf(shown)).toMatchObject({ isUnused: false });
    expect(await rowOf(fresh)).toMatchObject({ isUnused: true });
    const files = await readdir(door.folder, { recursive: true });
    expect(files.filter((file) => file.includes(dropped))).toEqual([]);
    expect(files.filter((file) => file.includes(`${shown}/`))).toHaveLength(5);
    expect((await door.see(`/media/${dropped}/160.webp`)).status).toBe(404);
  });

  it("are not swept from under a product that just takes them", async () => {
    const stall = await aStall();
    const ids = await Promise.all(Array.from({ length: 6 }, () => uploaded(stall)));
    await shop.db.execute(sql`
      update media set unused_since = now() - interval '8 days' where id = any(${sql.param(ids)}::uuid[])`);
    const [ends] = await Promise.all([
      Promise.allSettled(ids.map((id) => show(stall, [id]))),
      sweepUnusedMedia(shop.db, door.works),
      sweepUnusedMedia(shop.db, door.works),
    ]);
    for (const [at, id] of ids.entries()) {
      const isShown = ends[at]?.status === "fulfilled";
      expect([isShown, (await rowOf(id)) !== undefined]).toEqual([isShown, isShown]);
      expect(await door.works.storage.exists(originalKey(id))).toBe(isShown);
    }
  });
});
