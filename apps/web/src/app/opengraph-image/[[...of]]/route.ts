import { createPlaces } from "@stallhouse/service/places";
import { refusedWith } from "~/api/error-text.ts";
import { keptFor } from "~/gateway/pages/kept-for.ts";
import { catalogFor } from "~/gateway/forward/clients.ts";
import { numberFormat } from "~/i18n/formats.ts";
import { intlLocale } from "~/i18n/locales.ts";
import { drawCard } from "~/features/shell/social-picture.tsx";
import type { Drawn } from "~/features/shell/social-picture.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ of?: string[] }> };
type Picture = Uint8Array<ArrayBuffer> | undefined;

const cards = keptFor<Picture>(600_000, 60);

/** The picture of the market, of `/p/…` or of `/c/…`, for where people pass the address on. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const of = decoded((await params).of ?? []);
  const picture = of && (await pictureOf(of).catch(asBusy));
  if (picture === "busy") return new Response(null, { status: 503, headers: { "retry-after": "5" } });
  if (!picture) return new Response(null, { status: 404 });
  return new Response(picture, {
    headers: { "content-type": "image/png" },
  });
}

function asBusy(cause: unknown): "busy" {
  if (cause instanceof Busy) return "busy";
  throw cause;
}

/** Undefined for what no browser would have encoded so. */
function decoded(parts: readonly string[]): string[] | undefined {
  try {
    return parts.map(decodeURIComponent);
  } catch (cause) {
    if (cause instanceof URIError) return undefined;
    throw cause;
  }
}

function pictureOf(of: readonly string[]): Promise<Picture> {
  return cards(of.join("/"), () =>
    inTurn(async () => {
      const facts = await factsOf(of);
      return facts && (await drawCard(facts));
    }),
  );
}

/** One drawing at a time: many who ask at once must not take the processor from those who buy. */
const takePlace = createPlaces({ most: 1, mostWaiting: 8, waitMs: 5_000 });

class Busy extends Error {}

async function inTurn(draw: () => Promise<Picture>): Promise<Picture> {
  const free = await takePlace();
  if (!free) throw new Busy();
  return await draw().finally(free);
}

/** What the page says; undefined for one that is not there. */
async function factsOf([kind, ...slugs]: readonly string[]): Promise<Drawn | undefined> {
  const slug = slugs.at(-1);
  if (kind === undefined) return await marketFacts();
  // The address of a category names its parent too.
  if (kind === "c" && slug && slugs.length <= 2) return await categoryFacts(slug);
  return kind === "p" && slug && slugs.length === 1 ? await productFacts(slug) : undefined;
}

async function marketFacts(): Promise<Drawn> {
  const { items } = await catalogFor().public.product.list.query({ minRating: 4, inStock: true, limit: 4 });
  return {
    title: "Everyday things, from the people who make them",
    note: "One cart, one payment, a parcel from each stall.",
    hue: 155,
    pictures: items.flatMap(({ image }) => (image ? [image.url] : [])),
  };
}

async function categoryFacts(slug: string): Promise<Drawn | undefined> {
  const { category, product } = catalogFor().public;
  const known = (await category.list.query()).find((one) => one.slug === slug);
  if (!known) return undefined;
  const { items } = await product.list.query({ categorySlug: slug, limit: 4 });
  const pictures = items.flatMap(({ image }) => (image ? [image.url] : []));
  return { title: known.name, note: known.intro, hue: known.hue, pictures };
}

async function productFacts(slug: string): Promise<Drawn | undefined> {
  const asked = catalogFor().public.product.get.query({ slug });
  const product = await asked.catch((cause: unknown) => {
    if (refusedWith(cause)) return undefined;
    throw cause;
  });
  if (!product) return undefined;
  const { title, seller, hue, price, maxPrice, currency, image } = product;
  const format = numberFormat(intlLocale("en"), { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const said = format.format(price / 10 ** digits);
  return {
    title,
    note: `${seller.name}, ${seller.place}`,
    hue,
    ticket: maxPrice > price ? `from ${said}` : said,
    pictures: image ? [image.url] : [],
  };
}
