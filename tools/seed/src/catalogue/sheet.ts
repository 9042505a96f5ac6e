import { isDrawn, studioPicture } from "./picture-book.ts";
import type { View } from "./picture-book.ts";
import { diceOf } from "../random.ts";
import type { Picture, Product, Variant } from "./types.ts";

/** A product as it is written down; the rest follows from it. */
export interface Sheet {
  title: string;
  /** Slug of a subcategory. */
  category: string;
  summary: string;
  text: [string, string];
  facts: Record<string, string>;
  attributes: Record<string, string>;
  /** The article; variants add their values to it. */
  sku: string;
  /** EUR minor units, of the variants that add nothing. */
  price: number;
  /** Price before a drop. */
  was?: number;
  options?: Record<string, string[]>;
  /** What a value adds to the price. */
  plus?: Record<string, number>;
  /** One for all variants, or one each (last option fastest); without it there is plenty of everything. */
  stock?: number | number[];
  lowAt?: number;
  /** Sitting and colour of the first picture. A first option of colours the sitting has gets a picture for each. */
  picture: [sitting: string, color: string, view?: View];
}

const usualLowStock = 5;
const plenty = { min: 12, max: 80 };

/** Reads the sheets of one seller. */
export function productsOf(seller: string, sheets: Sheet[]): Product[] {
  return sheets.map((sheet) => {
    const { title, category, summary, text, facts, attributes } = sheet;
    const options = Object.entries(sheet.options ?? {}).map(([name, values]) => ({ name, values }));
    return {
      slug: slugOf(title),
      title,
      seller,
      category,
      summary,
      description: text.join("\n\n"),
      facts: Object.entries(facts),
      attributes,
      options,
      variants: variantsOf(sheet),
      pictures: picturesOf(sheet),
    };
  });
}

/** The address the catalogue gives to such a title. */
export function slugOf(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
}

function variantsOf(sheet: Sheet): Variant[] {
  const combined = combinations(Object.values(sheet.options ?? {}));
  const drop = sheet.was === undefined ? undefined : sheet.was - sheet.price;
  return combined.map((values, place) => {
    const sku = [sheet.sku, ...values.map(codeOf)].join("-");
    const amount = sheet.price + values.reduce((sum, value) => sum + (sheet.plus?.[value] ?? 0), 0);
    const stock = stockOf(sheet, place) ?? diceOf(sku).between(plenty);
    const compareAtAmount = drop === undefined ? undefined : amount + drop;
    return { sku, values, amount, compareAtAmount, stock, lowStockAt: sheet.lowAt ?? usualLowStock };
  });
}

function stockOf({ stock }: Sheet, place: number): number | undefined {
  return Array.isArray(stock) ? stock[place] : stock;
}

function combinations(axes: string[][]): string[][] {
  return axes.reduce<string[][]>((made, axis) => made.flatMap((one) => axis.map((value) => [...one, value])), [[]]);
}

function codeOf(value: string): string {
  return value
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .slice(0, 6);
}

function picturesOf({ picture: [sitting, color, view = "main"], options }: Sheet): Picture[] {
  const [values = []] = Object.values(options ?? {});
  const colored = values.length > 0 && values.every((value) => isDrawn(sitting, value.toLowerCase(), "main"));
  if (!colored) return viewsOf(sitting, color, view);
  return values.flatMap((value) =>
    viewsOf(sitting, value.toLowerCase(), "main").map((picture) => ({ ...picture, color: value })),
  );
}

/** The wanted view first, then the other one where there is one. */
function viewsOf(sitting: string, color: string, first: View): Picture[] {
  const second: View = first === "main" ? "turned" : "main";
  const one = studioPicture(sitting, color, first);
  return isDrawn(sitting, color, second) ? [one, studioPicture(sitting, color, second)] : [one];
}
