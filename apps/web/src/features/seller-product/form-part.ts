import type { ProductDraft } from "./product-draft.ts";

/** A sentence per field, by the field's path: "title", "variants.2.price". */
export type FieldErrors = Readonly<Record<string, string>>;

/** What every section of the form is given. */
export type FormPart = {
  draft: ProductDraft;
  errors: FieldErrors;
  change: (patch: Partial<ProductDraft> | ((now: ProductDraft) => Partial<ProductDraft>)) => void;
};

/** The list with one of its parts changed. */
export function changed<Part extends { key: string }>(
  parts: readonly Part[],
  key: string,
  patch: Partial<Part>,
): Part[] {
  return parts.map((part) => (part.key === key ? { ...part, ...patch } : part));
}

export function without<Part extends { key: string }>(parts: readonly Part[], key: string): Part[] {
  return parts.filter((part) => part.key !== key);
}

/** The list with one part a place earlier. */
export function movedUp<Part>(parts: readonly Part[], index: number): Part[] {
  const before = parts[index - 1];
  const part = parts[index];
  if (before === undefined || part === undefined) return [...parts];
  return [...parts.slice(0, index - 1), part, before, ...parts.slice(index + 1)];
}

/** The list with one part a place later. */
export function movedDown<Part>(parts: readonly Part[], index: number): Part[] {
  return movedUp(parts, index + 1);
}

/** A key for a part that is new. */
export function newKey(): string {
  return crypto.randomUUID();
}
