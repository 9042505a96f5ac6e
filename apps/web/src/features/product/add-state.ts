/** What became of adding to the cart. */
export type AddState =
  { kind: "idle" } | { kind: "added"; quantity: number; count: number } | { kind: "refused"; text: string };
