import { refusedWith } from "~/api/error-text.ts";
import type { LiveVariant } from "~/features/product/live-stock.ts";
import { catalogFor } from "~/gateway/forward/clients.ts";

type Context = { params: Promise<{ slug: string }> };

/**
 * Prices and stock of a product for pages that stay open. Strangers get it from the cache of pages, like the page itself:
 * however many look on, catalog is asked once in a second or two.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  try {
    const { variants } = await catalogFor().public.product.get.query({ slug });
    const live = variants.map(({ variantId, price, compareAt, available, stock }): LiveVariant => ({
      variantId,
      price,
      compareAt,
      available,
      stock,
    }));
    return answer(live, 200);
  } catch (cause) {
    return answer([], refusedWith(cause) ? 404 : 503);
  }
}

function answer(live: LiveVariant[], status: number): Response {
  return Response.json(live, { status });
}
