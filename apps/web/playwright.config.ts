import { defineConfig, devices } from "@playwright/test";

const isRoot = process.getuid?.() === 0;
/** What every page is looked at for, by stories that measure or walk through all there is. */
const qualities =
  /(crawl|page-speed|page-weight|outer-layer|keyboard-journey|theme-and-direction|pictures|gone-pages)\.spec/;

/** `npm test` starts a market and names it here; by hand the stories run against the one of `npm start`. */
export default defineConfig({
  testDir: "e2e",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // The stories share one market, and use people and products of their own.
  projects: [
    { name: "journeys", testIgnore: qualities },
    // They measure time or ask for hundreds of pages: `npm test` runs them after the others, each alone.
    { name: "qualities", testMatch: qualities, workers: 1 },
  ],
  reporter: [["list"], ["json"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    // A story that waits for one button waits no longer than it waits to see one.
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // No trace: a recorder takes a third of the time, and makes the page answer later than it does. `--trace on` by hand.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      // Chromium's own sandbox does not run under root.
      chromiumSandbox: !isRoot,
      args: ["--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
