const name = "stallhouse:cart-grew";

/** Tells the badge in the header what a page has just put into the cart, before the server has answered. */
export const cartGrew = {
  /** A negative number takes back what turned out not to be true. */
  say: (by: number) => window.dispatchEvent(new CustomEvent(name, { detail: by })),
  listen(onGrowth: (by: number) => void): () => void {
    const hear = (event: Event) => event instanceof CustomEvent && onGrowth(Number(event.detail));
    window.addEventListener(name, hear);
    return () => window.removeEventListener(name, hear);
  },
};
