import type { OwnList } from "~/api/own-list.ts";
import type { CartLineData } from "~/api/shapes.ts";

/** No price: it may be another one when somebody comes back to it. */
export type SavedLine = Pick<CartLineData, "variantId" | "slug" | "title" | "label" | "imageUrl" | "quantity">;

/** What was taken out of the cart for another day, kept by this browser. */
export const savedList: OwnList<SavedLine> = {
  name: "stallhouse:saved",
  most: 30,
  idOf: ({ variantId }) => variantId,
  isItem: isSavedLine,
};

function isSavedLine(value: unknown): value is SavedLine {
  if (typeof value !== "object" || value === null) return false;
  const { variantId, slug, title, label, imageUrl, quantity } = value as Record<string, unknown>;
  const areTexts = [variantId, slug, title, label].every((text) => typeof text === "string");
  return areTexts && (imageUrl === null || typeof imageUrl === "string") && Number.isSafeInteger(quantity);
}
