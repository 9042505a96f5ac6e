/** `cache`: what a good answer says of being kept; none where nobody may keep it. */
export type PublicRoute = { path: RegExp; cache: string | undefined };

const hour = "public, max-age=3600";
const day = "public, max-age=86400";
const week = "public, max-age=604800";
const forGood = "public, max-age=31536000, immutable";
const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/**
 * All that is the same for everybody, and read only: these requests lie outside the session. No cookie is read there and none is
 * set; nothing that is not in this list may be kept by anybody on the way.
 */
const publicRoutes: readonly PublicRoute[] = [
  { path: /^\/_next\/static\/(?:[\w.~@()[\]-]+\/)*[\w.~@()[\]-]+$/, cache: forGood },
  { path: /^\/products\/(?:320\/)?[a-z0-9-]+\.webp$/, cache: week },
  { path: new RegExp(`^/media/${uuid}(?:/\\d{3,4}\\.webp)?$`), cache: forGood },
  { path: /^\/(?:icon\.svg|favicon\.ico)$/, cache: day },
  { path: /^\/opengraph-image(?:\/[^/]+){0,3}$/, cache: day },
  { path: /^\/feeds\/google\.xml$/, cache: hour },
  { path: /^\/sitemap(?:\/(?:pages|products))?\.xml$/, cache: hour },
  { path: /^\/robots\.txt$/, cache: hour },
  { path: /^\/api\/health$/, cache: undefined },
];

/** The route of a path exactly as it was asked for; undefined for all that is not public. */
export function publicRouteOf(path: string): PublicRoute | undefined {
  return path.includes("..") ? undefined : publicRoutes.find((route) => route.path.test(path));
}
