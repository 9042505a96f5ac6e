import type { Picture, Variant } from "./types.ts";

const pictureSide = 640;
const usualLowStock = 5;

/** Paragraphs joined the way descriptions are stored. */
export function paragraphs(...texts: string[]): string {
  return texts.join("\n\n");
}

export function picture(name: string, alt: string, color?: string): Picture {
  return { file: `${name}.webp`, alt, width: pictureSide, height: pictureSide, color };
}

interface Offer {
  amount: number;
  /** Price before a drop. */
  was?: number;
  stock: number;
  lowAt?: number;
}

export function variant(sku: string, values: string[], offer: Offer): Variant {
  const { amount, was, stock, lowAt } = offer;
  return { sku, values, amount, compareAtAmount: was, stock, lowStockAt: lowAt ?? usualLowStock };
}
