import type { PublicRoute } from "./public-routes.ts";

type Answer = {
  route: PublicRoute | undefined;
  status: number;
  /** A cookie came with the request, where somebody could read it. */
  hasCookie: boolean;
  setsCookie: boolean;
  /** What was said of it further in. */
  said: string;
};

/** Whole, in part, or unchanged: all else is said to one reader at one moment. */
const keptStatuses = [200, 206, 304];

/** Who may keep an answer: nobody, but for good answers of public routes that have nothing to do with a cookie. */
export function cacheControl({ route, status, hasCookie, setsCookie, said }: Answer): string {
  const isAnybodys = keptStatuses.includes(status) && !hasCookie && !setsCookie;
  if (route?.cache !== undefined && isAnybodys) return route.cache;
  // A stream must also arrive as it was sent, and what is packed must stay so.
  return said.includes("no-transform") ? "private, no-store, no-transform" : "private, no-store";
}
