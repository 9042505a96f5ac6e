import type { Product } from "./catalogue/types.ts";
import { diceOf } from "./random.ts";

/** How far the front runners are ahead of the field: smaller is further. */
const head = 7;
const dearFrom = 10_000;

/**
 * How often each product is wanted, in the order of the products and adding up to 1: a few favourites and a long tail,
 * with dear things further down than cheap ones.
 */
export function popularityOf(products: readonly Product[]): number[] {
  const dice = diceOf("popularity");
  const places = dice.shuffle(products.map((_, place) => place));
  const weights = products.map((product, at) => {
    const rank = places[at] ?? 0;
    const price = Math.min(...product.variants.map(({ amount }) => amount));
    return (1 / (head + rank)) * Math.min(1, Math.sqrt(dearFrom / price));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
