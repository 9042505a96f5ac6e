import type { OptionDraft, ValueDraft, VariantDraft } from "./product-draft.ts";

type Combination = { key: string; values: ValueDraft[] };

const joint = "|";

/** One value of each option, every way there is, in the order they are written; the single one when there are no options. */
export function combinationsOf(options: readonly OptionDraft[]): Combination[] {
  return options
    .filter(({ values }) => values.length > 0)
    .reduce<Combination[]>(
      (made, { values }) =>
        made.flatMap((combination) =>
          values.map((value) => ({
            key: combination.key === "" ? value.key : combination.key + joint + value.key,
            values: [...combination.values, value],
          })),
        ),
      [{ key: "", values: [] }],
    );
}

/** What a variant is called: "Forest · Large". */
export function labelOf({ values }: Combination): string {
  return values.map(({ value }) => value || "…").join(" · ") || "The product";
}

/**
 * The variants after the options changed. Those whose values are all still there stay as they are. Where an option came or
 * went, the first variant that grew out of an old one is that one, with its stock; the others start from its price.
 */
export function rearrange(options: readonly OptionDraft[], before: readonly VariantDraft[]): VariantDraft[] {
  const combinations = combinationsOf(options);
  const kept = new Map(before.map((variant) => [variant.key, variant]));
  const free = new Set(before.filter(({ key }) => !combinations.some((combination) => combination.key === key)));
  return combinations.map(({ key }) => {
    const same = kept.get(key);
    if (same) return same;
    const heir = [...free].find((variant) => isRelated(variant.key, key));
    if (heir) {
      free.delete(heir);
      return { ...heir, key };
    }
    return { ...freshFrom(before.find((variant) => isRelated(variant.key, key)) ?? before[0]), key };
  });
}

/** A new variant beside a known one: sold alike, but with a SKU and a stock of its own. */
function freshFrom(model: VariantDraft | undefined): Omit<VariantDraft, "key"> {
  const { price = "", threshold = "3" } = model ?? {};
  return { isOffered: true, sku: "", price, compareAt: "", quantity: "0", threshold };
}

/** True when one's values are all among the other's. */
function isRelated(one: string, other: string): boolean {
  const [few = [], many = []] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length);
  return few.every((part) => many.includes(part));
}

function partsOf(key: string): string[] {
  return key === "" ? [] : key.split(joint);
}

type Column = "price" | "compareAt" | "quantity" | "threshold";

/** The first offered variant's word for all of them. */
export function fillDown(variants: readonly VariantDraft[], column: Column): VariantDraft[] {
  const first = variants.find(({ isOffered }) => isOffered);
  return variants.map((variant) => (first && variant.isOffered ? { ...variant, [column]: first[column] } : variant));
}
