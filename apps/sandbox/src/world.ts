import type { Env } from "./env.ts";
import type { Store } from "./store.ts";
import type { Post } from "./webhook/post.ts";

/** What every door needs. */
export type World = {
  env: Env;
  store: Store;
  post: Post;
  /** Address browsers use for the hosted pages; known only after listening when the port is 0. */
  publicUrl: () => string;
};

/** Seconds since 1970, as Stripe counts. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
