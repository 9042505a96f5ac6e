import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { drawContactSheet } from "./contact-sheet.ts";
import { chromiumPath } from "./env.ts";
import { shotsOf } from "./shots.ts";
import type { Job } from "./shots.ts";
import { sittings } from "./sittings.ts";
import { makeSmall } from "./small.ts";

const productsFolder = fileURLToPath(new URL("../../../apps/web/public/products/", import.meta.url));
const maxBytes = 25_000;
// Leaves and fringes have long outlines, which cost more than their colours do.
const mostBytes = 34_000;
const leastQuality = 64;
const shotsPerPage = 10;

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    view: { type: "string" },
    force: { type: "boolean", default: false },
    samples: { type: "string", default: "24" },
    side: { type: "string", default: "640" },
    out: { type: "string", default: productsFolder },
    sheet: { type: "string" },
  },
});

mkdirSync(options.out, { recursive: true });
const chosen = sittings.filter((sitting) => !options.only || options.only.split(",").includes(sitting.name));
if (chosen.length === 0) throw new Error(`no sitting is called ${options.only}`);
const quality = { side: Number(options.side), samples: Number(options.samples) };
const jobs = chosen
  .flatMap((sitting) => shotsOf(sitting, quality))
  .filter(({ file }) => !options.view || file.endsWith(`-${options.view}.webp`));
const missing = jobs.filter((job) => options.force || !existsSync(`${options.out}/${job.file}`));
if (missing.length > 0) await shootAll(missing);
console.log(`${missing.length} pictures drawn, ${jobs.length - missing.length} were there`);
console.log(`${await makeSmall(options.out, options.force)} small ones made`);
if (options.sheet) {
  await drawContactSheet(
    jobs.map((job) => `${options.out}/${job.file}`),
    options.sheet,
  );
}

async function shootAll(todo: Job[]): Promise<void> {
  const script = await bundlePage();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
  });
  try {
    for (let from = 0; from < todo.length; from += shotsPerPage) {
      await shootBatch(browser, script, todo.slice(from, from + shotsPerPage));
    }
  } finally {
    await browser.close();
  }
}

/** A fresh page per batch: the software renderer keeps the memory of every model it has drawn. */
async function shootBatch(browser: Browser, script: string, batch: Job[]): Promise<void> {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  await page.addScriptTag({ content: script });
  for (const job of batch) await shootOne(page, job);
  await page.close();
}

async function shootOne(page: Page, { file, shot }: Job): Promise<void> {
  const startedAt = Date.now();
  const raw = Buffer.from(await page.evaluate((wanted) => window.shoot(wanted), shot), "base64");
  const webp = await encode(raw, shot.side);
  writeFileSync(`${options.out}/${file}`, webp);
  console.log(`${file} ${webp.length} bytes, ${Date.now() - startedAt} ms`);
}

/** Colour may lose quality to fit the size limit; coarser alpha would draw rings in the shadow. */
async function encode(raw: Buffer, side: number): Promise<Buffer> {
  const webp = (quality: number) =>
    sharp(raw, { raw: { width: side, height: side, channels: 4 } })
      .webp({ quality, alphaQuality: 90, effort: 6 })
      .toBuffer();
  for (let quality = 82; quality > leastQuality; quality -= 6) {
    const picture = await webp(quality);
    if (picture.length <= maxBytes) return picture;
  }
  const picture = await webp(leastQuality);
  if (picture.length > mostBytes) throw new Error("the picture does not fit its size limit at any decent quality");
  return picture;
}

async function bundlePage(): Promise<string> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("page.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  return bundle.outputFiles.map((output) => output.text).join("\n");
}
