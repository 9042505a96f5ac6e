export const uuid = "6f1c1f0e-8a55-4b1a-9d52-3c1b7e1f0a11";
export const publicPaths = {
  "/_next/static/chunks/a~b.1.js": "public, max-age=31536000, immutable",
  "/products/tall-mug-ink-main.webp": "public, max-age=604800",
  "/products/320/tall-mug-ink-main.webp": "public, max-age=604800",
  [`/media/${uuid}`]: "public, max-age=31536000, immutable",
  [`/media/${uuid}/640.webp`]: "public, max-age=31536000, immutable",
  "/icon.svg": "public, max-age=86400",
  "/favicon.ico": "public, max-age=86400",
  "/opengraph-image": "public, max-age=86400",
  "/opengraph-image/p/tall-mug": "public, max-age=86400",
  "/feeds/google.xml": "public, max-age=3600",
  "/sitemap.xml": "public, max-age=3600",
  "/sitemap/products.xml?after=x": "public, max-age=3600",
  "/robots.txt": "public, max-age=3600",
};

/** Beside, under and almost what is public. */
const beside = Object.keys(publicPaths).flatMap((path) => [
  `${path.split("?", 1)[0]}/x`,
  `${path.split("?", 1)[0]}/`,
  `/${path}`,
  `/de${path}`,
  `/account${path}`,
  `/%2f${path}`,
  path.toUpperCase(),
  path.replace(/(?<=\w)\w/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  `${path.split("?", 1)[0]}.css`,
  `/_next/static/../..${path}`,
  `/_next/static/%2e%2e/..${path}`,
]);
const others = [
  "/",
  "/account",
  "/account/x.css",
  "/products/x",
  "/products/a/b.css",
  "/_next/image?url=/x&w=64&q=75",
  "/api/health",
];
// Under these any name is a file's or a card's: those that are not there are refused with a status.
const isOpen = (path: string) => /^\/(?:_next\/static\/chunks|opengraph-image)\//.test(path) && !path.endsWith("/");
export const nobodysToKeep = [...beside, ...others].filter((path) => !isOpen(path));
