/** A browser to draw with; without it Playwright's own is used. */
export const chromiumPath = process.env.CHROMIUM_PATH;
