#!/usr/bin/env node
// Bundles the process in the current folder to dist/main.js, or one file to another: a bundle starts three times faster
// than transpiled files.
import { build } from "esbuild";

const [entry = "src/main.ts", outfile = "dist/main.js"] = process.argv.slice(2);

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  jsx: "automatic",
  sourcemap: "linked",
  logLevel: "warning",
  // Native add-ons and Next stay outside; everything else is in the bundle.
  external: ["@node-rs/argon2", "next", "pg-native", "sharp"],
  // Dependencies in CommonJS call require(), which an ES module does not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
