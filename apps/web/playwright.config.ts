import { defineConfig, devices } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

/** `npm test` starts a market and names it here; by hand the stories run against the one of `npm start`. */
export default defineConfig({
  testDir: "e2e",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // The stories share one market: they use people and products of their own, and still one at a time is steadier on two cores.
  workers: 1,
  retries: 0,
  forbidOnly: true,
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
