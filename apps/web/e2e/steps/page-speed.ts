import type { CDPSession, Page } from "@playwright/test";

/** Milliseconds, and for `cls` the share of the window that moved. */
export type Speed = { lcp: number; cls: number; inp: number };

/** A phone of the middle class on a line of the middle class. */
const line = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const cpuRate = 4;

/** Lets a page note what its visitor has to bear, from the first byte on. */
export async function watchSpeed(page: Page): Promise<CDPSession> {
  await page.addInitScript(() => {
    const speed = { lcp: 0, cls: 0, inp: 0 };
    Object.assign(window, { speed });
    const watch = (type: string, note: (entry: PerformanceEntry) => void, more: object = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
    watch("largest-contentful-paint", ({ startTime }) => (speed.lcp = startTime));
    watch("layout-shift", (entry) => {
      const { value, hadRecentInput } = Object(entry);
      if (!hadRecentInput) speed.cls += value;
    });
    const noteEvent = (entry: PerformanceEntry) => {
      if (Object(entry).interactionId > 0) speed.inp = Math.max(speed.inp, entry.duration);
    };
    watch("event", noteEvent, { durationThreshold: 16 });
  });
  return await page.context().newCDPSession(page);
}

/** Loads a page as if for the first time, on a slow device and line, and does something on it. */
export async function visit(
  page: Page,
  session: CDPSession,
  { path, act }: { path: string; act: (page: Page) => Promise<void> },
): Promise<Speed> {
  await session.send("Network.enable");
  await session.send("Network.clearBrowserCache");
  await session.send("Network.emulateNetworkConditions", line);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpuRate });
  try {
    await page.goto(path);
    // Scripts have run and late parts have come: only now is it known what was largest and what moved.
    await page.waitForLoadState("networkidle");
    const { lcp } = await read(page);
    await act(page);
    await page.waitForTimeout(500);
    return { ...(await read(page)), lcp };
  } finally {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await session.send("Network.emulateNetworkConditions", {
      ...line,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  }
}

/** How long an answer takes here, right now, that costs nothing: to a press of a button on an empty page. Milliseconds. */
export async function timeEmptyPress(page: Page, session: CDPSession): Promise<number> {
  await page.goto("about:blank");
  await page.setContent("<button>Nothing</button>");
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpuRate });
  for (let press = 0; press < 3; press += 1) await page.getByRole("button").click();
  await page.waitForTimeout(200);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return (await read(page)).inp;
}

async function read(page: Page): Promise<Speed> {
  const { lcp, cls, inp } = await page.evaluate(() => Object(window).speed);
  return { lcp: Math.round(lcp), cls: Math.round(cls * 1_000) / 1_000, inp: Math.round(inp) };
}

/** How long this machine takes, right now and unthrottled, for work of the kind that browsers do. Milliseconds. */
export async function timeWork(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const times = [1, 2, 3].map(() => {
      const begun = performance.now();
      const parts: string[] = [];
      for (let turn = 0; turn < 300_000; turn += 1) parts.push(JSON.stringify({ turn, half: turn / 2 }));
      parts.sort();
      return performance.now() - begun;
    });
    return times.reduce((sum, time) => sum + time, 0) / times.length;
  });
}
