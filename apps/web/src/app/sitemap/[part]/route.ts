import { refusedWith } from "~/api/error-text.ts";
import { sitemapOf } from "~/features/page/sitemap-xml.ts";
import type { SitePage } from "~/features/page/sitemap-xml.ts";
import { categoryHref } from "~/features/category/category-tiles.tsx";
import { catalogFor } from "~/gateway/forward/clients.ts";
import { paths, policySlugs } from "~/paths.ts";

type Context = { params: Promise<{ part: string }> };

/** One sitemap of those that /sitemap.xml names. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { part } = await params;
  const after = new URL(request.url).searchParams.get("after") ?? undefined;
  try {
    if (part === "pages.xml") return sitemapOf(await fixedPages());
    if (part === "products.xml") return sitemapOf(await productPages(after));
  } catch (cause) {
    if (refusedWith(cause)?.reason !== "INPUT_INVALID") throw cause;
  }
  return new Response(null, { status: 404 });
}

async function fixedPages(): Promise<SitePage[]> {
  const { category, seller } = catalogFor().public;
  const [categories, sellers] = await Promise.all([category.list.query(), seller.list.query()]);
  return [
    ...[paths.home, paths.categories, paths.help, paths.about, paths.sell].map((path) => ({ path })),
    ...policySlugs.map((slug) => ({ path: paths.policy(slug) })),
    ...categories.filter(({ productCount }) => productCount > 0).map((known) => ({ path: categoryHref(known) })),
    ...sellers.map(({ slug }) => ({ path: paths.seller(slug) })),
  ];
}

async function productPages(after: string | undefined): Promise<SitePage[]> {
  const { items } = await catalogFor().public.product.slugs.query({ limit: 5_000, ...(after && { after }) });
  return items.map(({ slug, updatedAt }) => ({ path: paths.product(slug), changedAt: updatedAt }));
}
