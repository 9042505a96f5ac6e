const name = "stallhouse:cart";

/** `grow`: what a page believes to have put into the cart. `settle`: the count the server gave. */
export type CartNews = { grow: number } | { settle: number };

/** Tells the badge in the header about the cart, before and after the server has answered. */
export const cartSignal = {
  say: (news: CartNews) => window.dispatchEvent(new CustomEvent<CartNews>(name, { detail: news })),
  listen(hear: (news: CartNews) => void): () => void {
    const onEvent = (event: Event) => hear((event as CustomEvent<CartNews>).detail);
    window.addEventListener(name, onEvent);
    return () => window.removeEventListener(name, onEvent);
  },
};
