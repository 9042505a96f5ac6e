import type { Cart } from "./shapes.ts";

const name = "stallhouse:cart";
const wish = "stallhouse:cart-wish";

/** `grow`: what a page believes to have put into the cart. `settle`: the count the server gave. */
export type CartNews = { grow: number } | { settle: number };

/** Why the cart is to be shown: asked for, or because something was put into it. */
export type CartWish = { added?: { quantity: number; cart: Cart } };

/** Tells the badge in the header about the cart, before and after the server has answered. */
export const cartSignal = {
  say: (news: CartNews) => window.dispatchEvent(new CustomEvent<CartNews>(name, { detail: news })),
  listen(hear: (news: CartNews) => void): () => void {
    const onEvent = (event: Event) => hear((event as CustomEvent<CartNews>).detail);
    window.addEventListener(name, onEvent);
    return () => window.removeEventListener(name, onEvent);
  },
  /** Asks for the cart to be shown over the page. False: there is nobody to show it here. */
  open: (detail: CartWish) => !window.dispatchEvent(new CustomEvent<CartWish>(wish, { detail, cancelable: true })),
  answerOpen(show: (wished: CartWish) => void): () => void {
    const onEvent = (event: Event) => {
      event.preventDefault();
      show((event as CustomEvent<CartWish>).detail);
    };
    window.addEventListener(wish, onEvent);
    return () => window.removeEventListener(wish, onEvent);
  },
};
