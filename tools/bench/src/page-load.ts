import { Agent, get } from "node:http";
import { run } from "./load.ts";
import type { Timings } from "./load.ts";

export type PageRow = {
  what: string;
  pages: number;
  concurrency: number;
  /** Until the last byte of a page. */
  whole: Timings;
  /** Milliseconds until the first byte of its body. */
  firstByte: { p50: number; p95: number; p99: number };
  kB: number;
  /** What is asked for; a row without keeps no promise. */
  target?: { perSecond?: number; firstByteP95?: number };
};

type PageLoad = Pick<PageRow, "what" | "concurrency" | "target"> & {
  origin: string;
  /** Asked for one after the other. */
  paths: readonly string[];
  cookie?: string;
  /** Makes every address a new one, which no cache has seen. */
  isFresh?: boolean;
  seconds: number;
};

const warmUpSeconds = 3;

/** Loads pages from as many readers at once, each over a connection of its own that stays open. */
export async function loadPages(load: PageLoad): Promise<PageRow> {
  const { what, origin, paths, concurrency, target, seconds, cookie = "", isFresh = false } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let firstBytes: number[] = [];
  let bytes = 0;
  const round = (maxSeconds: number) =>
    run({ concurrency, count: Infinity, maxSeconds }, async (_reader, turn) => {
      const path = paths[turn % paths.length] ?? "/";
      const url = `${origin}${path}${isFresh ? `?turn=${turn}` : ""}`;
      const page = await fetchPage(url, { agent, cookie });
      firstBytes.push(page.firstByte);
      bytes += page.bytes;
    });
  await round(warmUpSeconds);
  firstBytes = [];
  bytes = 0;
  const whole = await round(seconds);
  agent.destroy();
  firstBytes.sort((one, other) => one - other);
  const at = (share: number) => firstBytes[Math.min(firstBytes.length - 1, Math.floor(firstBytes.length * share))] ?? 0;
  return {
    what,
    pages: paths.length,
    concurrency,
    whole,
    firstByte: { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    kB: bytes / Math.max(1, whole.count) / 1000,
    ...(target && { target }),
  };
}

type Way = { agent: Agent; cookie: string };

/** As a browser asks for a page: compressed, and read to its end. */
async function fetchPage(url: string, { agent, cookie }: Way): Promise<{ firstByte: number; bytes: number }> {
  const begun = performance.now();
  return await new Promise((resolve, reject) => {
    const headers = { accept: "text/html", "accept-encoding": "gzip", ...(cookie && { cookie }) };
    const request = get(url, { agent, headers }, (response) => {
      let firstByte = 0;
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        firstByte ||= performance.now() - begun;
        bytes += chunk.byteLength;
      });
      response.once("error", reject);
      response.once("end", () => {
        if (response.statusCode === 200) resolve({ firstByte, bytes });
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    request.once("error", reject);
  });
}

/** The results as a Markdown table; a promise that is not kept stands beside its number. */
export function toPageTable(rows: readonly PageRow[]): string {
  const lines = rows.map(({ what, pages, concurrency, whole, firstByte, kB, target = {} }) => {
    const few = target.perSecond !== undefined && whole.perSecond < target.perSecond ? ` < ${target.perSecond}` : "";
    const late =
      target.firstByteP95 !== undefined && firstByte.p95 > target.firstByteP95 ? ` > ${target.firstByteP95}` : "";
    const cells = [
      what,
      pages,
      concurrency,
      `${whole.perSecond.toFixed(0)}${few}`,
      `${firstByte.p50.toFixed(1)} / ${firstByte.p95.toFixed(1)}${late} / ${firstByte.p99.toFixed(1)}`,
      `${whole.p50.toFixed(1)} / ${whole.p95.toFixed(1)}`,
      kB.toFixed(1),
      whole.failures,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| what | pages | at once | per s | first byte, ms: p50 / p95 / p99 | whole, ms: p50 / p95 | kB | failed |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}
