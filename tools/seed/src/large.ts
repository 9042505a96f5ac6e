import { products } from "./catalogue/products.ts";
import { largeStatements } from "./large-statements.ts";

/** Sends one statement to the catalog's database as its owner, always on the same connection. */
export type Send = (
  statement: string,
  values?: readonly (string | number)[],
) => Promise<readonly Record<string, unknown>[]>;

export type Large = {
  /** Products to add. */
  products: number;
  /** With variants and stock, so that they can be bought; without, they can only be found. */
  isStocked: boolean;
  onProgress: (done: number) => void;
};

const atOnce = 2_500;
/** From so many on, an index made anew at the end is quicker than one kept along the way. */
const manyProducts = 50_000;
const productsPerSeller = 4_000;

/**
 * Adds made-up products to a market that has the demo categories, for load work: the demo products' shapes under names
 * of their own, from sellers of their own, written by whole sets. Nobody is told of them; other services ask when they
 * meet one.
 */
export async function growCatalogue(send: Send, { products: wanted, isStocked, onProgress }: Large): Promise<void> {
  for (const statement of largeStatements.prepare) await send(statement);
  await send(largeStatements.addNames, [JSON.stringify(names())]);
  const [shapes] = await send(largeStatements.addShapes, [JSON.stringify(shapesOf())]);
  if (!shapes?.n) throw new Error("The market has none of the demo categories: start it with its demo data first.");
  await send(largeStatements.openSellers, [Math.max(8, Math.ceil(wanted / productsPerSeller))]);
  const [index] = wanted >= manyProducts ? await send(largeStatements.findSearchIndex) : [];
  if (index) await send(largeStatements.dropSearchIndex);
  try {
    for (let done = 0; done < wanted; done += atOnce) {
      const batch = [done, Math.min(atOnce, wanted - done), wanted];
      await send(isStocked ? largeStatements.addStockedProducts : largeStatements.addProducts, batch);
      onProgress(Math.min(wanted, done + atOnce));
    }
  } finally {
    if (index) await send(String(index.definition));
  }
  await send(largeStatements.tidy);
}

function shapesOf() {
  return products.map(({ title, summary, description, category, options, variants }) => ({
    title,
    summary,
    description: description.split("\n\n")[0] ?? "",
    category,
    options: options.map(({ name, values }) => ({ name, values: values.map((value) => ({ value, color: null })) })),
    price: variants[0]?.amount ?? 1_000,
  }));
}

/** Some eight thousand names that could be a maker's: enough that each is a rare word. */
function names(): string[] {
  const starts = "Al Bre Cor Dal El Fen Gar Hol Is Jor Kel Lor Mar Nor Os Pel Quin Ros Sol Tor".split(" ");
  const middles = "a ani e ela i ino o ora u ume yva ona ette ill and ast erk olm und est".split(" ");
  const ends = "bek dal den fjell gard haven holm lind mere na nes ra rik stad sund tha vik wen wick zo".split(" ");
  return starts.flatMap((start) => middles.flatMap((middle) => ends.map((end) => `${start}${middle}${end}`)));
}
