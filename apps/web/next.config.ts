import { join } from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { defaultLocale, localeNames } from "./src/i18n/locales.ts";

const prefixes = localeNames.filter((locale) => locale !== defaultLocale).join("|");

const config: NextConfig = {
  // For the image: only the files that Next's parts need.
  ...(process.env.NEXT_OUTPUT === "standalone"
    ? { output: "standalone" as const, outputFileTracingRoot: join(import.meta.dirname, "..", "..") }
    : {}),
  // Types are checked by `npm run check`: a start waits for nothing it can do without.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages are kept by our own server. What Next itself keeps of files and answers in memory, in bytes.
  cacheMaxMemorySize: 4 * 1024 * 1024,
  // Pictures come in the one size they are shown in: Next makes and keeps none.
  images: { unoptimized: true },
  transpilePackages: ["@stallhouse/auth", "@stallhouse/contracts", "@stallhouse/service", "@stallhouse/topology"],
  // Turbo keeps whole builds; writing down the parts of one takes longer than it saves, and nobody reads maps of built code.
  experimental: { authInterrupts: true, turbopackFileSystemCacheForBuild: false, turbopackSourceMaps: false },
  rewrites: async () => ({
    // The pages of the other languages are the same pages. proxy.ts has read the language; it does not rewrite itself: Next
    // names 127.0.0.1 "localhost" there, and would take its own address for another server's.
    beforeFiles: [
      { source: `/:locale(${prefixes})`, destination: "/" },
      { source: `/:locale(${prefixes})/:path*`, destination: "/:path*" },
    ],
    // Browsers ask for this name on pages that name no picture of ours: the payment provider's, a redirect.
    afterFiles: [{ source: "/favicon.ico", destination: "/icon.svg" }],
    fallback: [],
  }),
};

export default createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  experimental: {
    // The browser gets messages it need not parse, and not the 9 kB that parse them.
    messages: { path: "./src/i18n/messages", locales: "infer", format: "json", precompile: true },
  },
})(config);
