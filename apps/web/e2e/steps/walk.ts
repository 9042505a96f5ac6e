import { readdirSync } from "node:fs";
import { join } from "node:path";
import { shopUrl } from "./address-book.ts";
import { manifest, routesOfApp } from "./route-manifest.ts";

const nobody = "01890000-0000-7000-8000-000000000000";
/** Files and what is drawn or listed: addresses that no folder names. */
const files = [
  "/products/tall-mug-ink-main.webp",
  "/products/320/tall-mug-ink-main.webp",
  "/products/none.webp",
  "/products/x",
  "/products/a/b.css",
  `/media/${nobody}`,
  `/media/${nobody}/640.webp`,
  "/icon.svg",
  "/favicon.ico",
  "/_next/image?url=%2Fproducts%2Ftall-mug-ink-main.webp&w=640&q=75",
  "/_next/static/chunks/none.js",
  "/_next/data/x/index.json",
  "/opengraph-image/p/tall-stoneware-mug-350-ml",
  "/sitemap/pages.xml",
  "/sitemap/products.xml",
  "/feeds/nothing.xml",
  "/nothing",
  "/nothing.php",
  "/.env",
];

/** Every address there is: of each page and each door of the app, found in its folders, and of each file. */
export async function addressesOfApp(): Promise<string[]> {
  const named = Object.values(manifest).flatMap(({ at }) => at.filter((address) => typeof address === "string"));
  const invented = [...routesOfApp(), ...doorsOfApp()].map(fillIn);
  const home = await (await fetch(shopUrl)).text();
  const [chunk = "no chunk"] = /\/_next\/static\/[\w./~-]+\.js/.exec(home) ?? [];
  return [...new Set([...named, ...invented, ...files, chunk])];
}

/** The routes that answer with something else than a page. */
function doorsOfApp(): string[] {
  const app = join(import.meta.dirname, "..", "..", "src", "app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .map((file) => `/${file.split("/").slice(0, -1).filter(isNoGroup).join("/")}`);
}

const isNoGroup = (folder: string) => !/^(\(.*\)|@.*)$/.test(folder);
const fillIn = (route: string) => route.replace(/\/\[\[\.\.\.\w+\]\]/, "").replaceAll(/\[(?:\.\.\.)?\w+\]/g, "nothing");

/** Invented ones: under, beside and almost an address. */
export function around(address: string): string[] {
  const [path = "", query] = address.split("?", 2);
  const under = path === "/" ? "" : path;
  const letter = path.search(/[a-z]/);
  return [
    `${under}/x`,
    `${under}/x.css`,
    `${path}/`,
    `/${path}`,
    `/de${under}`,
    `${address}${query === undefined ? "?" : "&"}_rsc=1`,
    ...(letter > 0
      ? [`${path.slice(0, letter)}%${path.charCodeAt(letter).toString(16)}${path.slice(letter + 1)}`]
      : []),
    path.toUpperCase(),
  ];
}
