import type { Page } from "@playwright/test";

/** The page as a slow line shows it: complete, and without its scripts until the answer is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}
