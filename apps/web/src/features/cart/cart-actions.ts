import type { Cart, LineChange } from "~/api/shapes.ts";

/** Which variant, and how many of it. */
export type Wanted = { variantId: string; quantity: number };
export type CartAnswer = { cart: Cart } | { fault: string };

/** What the server does with a cart for the pages that show one. Each answer is the whole new cart, or why there is none. */
export type CartActions = {
  load: () => Promise<Cart | undefined>;
  /** Sets a line's quantity; 0 takes the line out. */
  change: (wanted: LineChange) => Promise<CartAnswer>;
  /** Adds to what is there. */
  add: (wanted: Wanted) => Promise<CartAnswer>;
};
