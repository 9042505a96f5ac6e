import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

const patience = 120;

/** Presses Tab until the wanted thing has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, wanted: Locator, look?: (page: Page) => Promise<void>): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < patience; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    await look?.(page);
  }
  throw new Error(`${String(wanted)} cannot be reached with Tab.`);
}

/** WCAG 2.4.11: what has the focus is not wholly behind a bar that stays in its place. */
export async function expectFocusInSight(page: Page): Promise<void> {
  await page.evaluate(settle);
  const hidden = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.id === "main") return null;
    // A radio button may be drawn by its label; a link by the picture that it stretches over.
    const drawn = focused.closest("label") ?? focused;
    const { left, right, top, bottom, width, height } = drawn.getBoundingClientRect();
    const shares = [0.1, 0.5, 0.9];
    const points = shares.flatMap((across) =>
      shares.map((down) => ({ x: left + (right - left) * across, y: top + (bottom - top) * down })),
    );
    const inSight = points.some(({ x, y }) => {
      const there = document.elementFromPoint(x, y);
      return there !== null && (drawn.contains(there) || there.contains(drawn));
    });
    return inSight ? null : `${focused.outerHTML.slice(0, 120)} at ${left},${top} (${width} × ${height})`;
  });
  expect(hidden, "what has the focus is hidden").toBeNull();
}

/** What slides in has its place only then. What moves for ever is not waited for. */
async function settle(): Promise<void> {
  const moves = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(moves.map(({ finished }) => finished));
}
