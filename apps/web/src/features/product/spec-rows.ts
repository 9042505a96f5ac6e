import type { ProductDetail } from "~/api/shapes.ts";
import type { Word } from "~/i18n/word-in.ts";

export type SpecRow = {
  label: Word;
  /** What the category knows of it. */
  values: Word[];
  /** The seller's own, which say it better but in English only. */
  words?: string;
};

/** A product's specifications: its seller's facts, and what products of the category are told apart by. */
export function specRows({ facts, attributes }: Pick<ProductDetail, "facts" | "attributes">): SpecRow[] {
  const known = attributes.map(({ label, labels, values, valueLabels = {} }) => ({
    label: { word: label, by: labels },
    values: values.map((word) => ({ word, by: valueLabels[word] })),
  }));
  const isOf = (label: string) => (row: SpecRow) => row.label.word.toLowerCase() === label.toLowerCase();
  const own = facts.map(({ label, value }) => ({
    ...(known.find(isOf(label)) ?? { label: { word: label }, values: [] }),
    words: value,
  }));
  return [...own, ...known.filter((row) => !facts.some(({ label }) => isOf(label)(row)))];
}
