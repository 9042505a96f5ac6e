import type { Cart } from "~/api/shapes.ts";

/** What became of adding to the cart. */
export type AddState =
  { kind: "idle" } | { kind: "added"; quantity: number; cart: Cart } | { kind: "refused"; text: string };

export type Add = (before: AddState, form: FormData) => Promise<AddState>;
