import { keptFor } from "~/gateway/pages/kept-for.ts";
import { sitemapIndexOf } from "~/features/page/sitemap-xml.ts";
import { catalogFor } from "~/gateway/forward/clients.ts";

/** The address is known only where it runs, not where it is built. */
export const dynamic = "force-dynamic";

/** How many products one sitemap names. */
const perPart = 5_000;
const index = keptFor<string[]>(600_000, 1);

/** The list of sitemaps: one of the fixed pages, and as many of products as it takes. */
export async function GET(): Promise<Response> {
  return sitemapIndexOf(await index("", findParts));
}

async function findParts(): Promise<string[]> {
  const { slugs } = catalogFor().public.product;
  const paths = ["/sitemap/pages.xml", "/sitemap/products.xml"];
  let after: string | undefined;
  do {
    const { nextCursor } = await slugs.query({ limit: perPart, ...(after && { after }) });
    if (nextCursor) paths.push(`/sitemap/products.xml?after=${encodeURIComponent(nextCursor)}`);
    after = nextCursor;
  } while (after);
  return paths;
}
