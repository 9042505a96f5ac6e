import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Signed-in people must never be told a page is theirs to keep: nothing of ours is compressed or cached by surprise.
  images: { unoptimized: true },
  transpilePackages: ["@stallhouse/auth", "@stallhouse/contracts", "@stallhouse/service", "@stallhouse/topology"],
  experimental: { authInterrupts: true },
  headers: async () => [
    { source: "/products/:path*", headers: [{ key: "cache-control", value: "public, max-age=604800" }] },
  ],
};

export default config;
