import { test as base } from "@playwright/test";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { callsOf } from "./gateway.ts";
import type { Calls } from "./gateway.ts";
import { signInAsDemo } from "./sign-in.ts";
import { openStall } from "./stall.ts";
import type { Stall } from "./stall.ts";

/** Somebody else comes in, with a browser of their own. */
export type Enter = (options?: BrowserContextOptions) => Promise<Page>;

type Story = { enter: Enter };
type House = { admin: Calls; stall: Stall };

/**
 * A story in the market: `page` is its first person, `enter` lets others in, `admin` sees to what a story needs. `stall` is one
 * for all stories that only need something on sale; who looks at a seller's own things opens another.
 */
export const test = base.extend<Story, House>({
  enter: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const page = await (await browser.newContext(options)).newPage();
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  admin: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await signInAsDemo(page, "admin");
      await page.close();
      await use(callsOf(context.request));
      await context.close();
    },
    { scope: "worker" },
  ],
  stall: [
    async ({ browser, admin }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const stall = await openStall(page, admin);
      await page.close();
      await use(stall);
      await context.close();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
