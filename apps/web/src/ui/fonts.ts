import localFont from "next/font/local";

/**
 * Running text: preloaded, because every page needs it at once. On a slow line the first page keeps the system's letters:
 * where there is no Arial to fit them to ours (Android, most Linux), changing them later moves the page.
 */
export const hanken = localFont({
  src: "./fonts/hanken-grotesk.woff2",
  weight: "100 900",
  variable: "--font-hanken",
  display: "optional",
});

/** Signage: headings and prices. */
export const bricolage = localFont({
  src: "./fonts/bricolage-grotesque.woff2",
  weight: "200 800",
  declarations: [{ prop: "font-stretch", value: "75% 100%" }],
  variable: "--font-bricolage",
  display: "swap",
  preload: false,
});
