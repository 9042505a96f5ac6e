import type { Product } from "./catalogue/types.ts";
import { diceOf } from "./random.ts";

/** What the market is known for, first of all: slugs. The others follow in no particular order. */
const favourites = [
  "tall-stoneware-mug",
  "herringbone-cushion",
  "pocket-earbuds",
  "market-tote",
  "sewn-notebook",
  "monstera-in-a-rimmed-pot",
  "everyday-bowl",
  "linen-table-lamp",
  "insulated-bottle",
  "wooden-train",
  "bath-towels-set-of-three",
  "quiet-over-ear-headphones",
  "enamel-mug-350-ml",
  "bud-vase",
  "risoux-field-watch",
];
/** How far the front runners are ahead of the field: smaller is further. */
const head = 9;
const dearFrom = 10_000;

/**
 * How often each product is wanted, in the order of the products and adding up to 1: a few favourites and a long tail,
 * with dear things further down than cheap ones.
 */
export function popularityOf(products: readonly Product[]): number[] {
  const others = products.filter(({ slug }) => !favourites.includes(slug)).map(({ slug }) => slug);
  const ranked = [...favourites, ...diceOf("popularity").shuffle(others)];
  const weights = products.map(({ slug, variants }) => {
    const price = Math.min(...variants.map(({ amount }) => amount));
    return (1 / (head + ranked.indexOf(slug))) * Math.min(1, Math.sqrt(dearFrom / price));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
