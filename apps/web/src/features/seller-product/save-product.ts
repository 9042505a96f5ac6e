import type { FieldFault } from "@stallhouse/contracts/forms/fault";
import type { EditableProduct } from "~/api/portal-shapes.ts";
import type { ProductFormInput } from "./product-input.ts";

/** What became of a form that was sent. */
export type SaveAnswer =
  | { kind: "created"; productId: string }
  | { kind: "saved"; product: EditableProduct }
  /** Somebody saved it meanwhile: how it is now. */
  | { kind: "conflict"; current: EditableProduct }
  | Refused;

/** `sku`: the one that is taken. */
export type Refused = {
  kind: "refused";
  sentence: string;
  faults: readonly FieldFault[];
  sku?: string | undefined;
  isCategory?: boolean;
};

/** `version`: the state the form was filled in over; undefined for a product that is new. */
export type SaveProduct = (input: ProductFormInput, version: number | undefined) => Promise<SaveAnswer>;
