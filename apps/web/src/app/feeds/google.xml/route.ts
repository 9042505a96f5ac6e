import { refusedWith } from "~/api/error-text.ts";
import { keptFor } from "~/gateway/pages/kept-for.ts";
import { env } from "~/env.ts";
import { feedFrame, feedItems } from "~/features/product/merchant-feed.ts";
import { catalogFor } from "~/gateway/forward/clients.ts";

/** The address is known only where it runs, not where it is built. */
export const dynamic = "force-dynamic";

/** How many products are asked for at once. */
const perPage = 250;
/** How many products one address names; `?after=` goes on from there. */
const perFeed = 100_000;

type Page = { items: string; next: string | undefined };
const pages = keptFor<Page>(600_000, 40);

/** Everything on sale for Google's merchant lists, sent page by page as it is read: it is never whole in memory. */
export async function GET(request: Request): Promise<Response> {
  const start = new URL(request.url).searchParams.get("after") ?? undefined;
  const { head, foot } = feedFrame(env().PUBLIC_URL);
  // The first page before the answer begins: a cursor that is none, or a catalogue that is away, is said by the status.
  const first = await pageAt(start).catch((cause: unknown) => {
    if (refusedWith(cause)?.reason === "INPUT_INVALID") return undefined;
    throw cause;
  });
  if (!first) return new Response(null, { status: 404 });
  return new Response(streamOf(encoded(pagesFrom(first), head, foot)), {
    headers: { "content-type": "application/xml; charset=utf-8" },
  });
}

async function* pagesFrom(first: Page): AsyncGenerator<Page> {
  let page: Page | undefined = first;
  for (let products = 0; page && products < perFeed; products += perPage) {
    yield page;
    page = page.next === undefined ? undefined : await pageAt(page.next);
  }
}

async function* encoded(parts: AsyncGenerator<Page>, head: string, foot: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(head);
  for await (const { items } of parts) yield encoder.encode(items);
  yield encoder.encode(foot);
}

/** Read on only as fast as it is taken. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function pageAt(after: string | undefined): Promise<Page> {
  return pages(after ?? "", () => readPage(after));
}

async function readPage(after: string | undefined): Promise<Page> {
  const given = { limit: perPage, ...(after !== undefined && { after }) };
  const { items, nextCursor } = await catalogFor().public.product.offers.query(given);
  return { items: items.map((product) => feedItems(product, env().PUBLIC_URL)).join(""), next: nextCursor };
}
