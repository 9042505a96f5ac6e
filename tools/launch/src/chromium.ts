import { existsSync } from "node:fs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

type Choice = {
  /** A path somebody asked for: taken or refused, never replaced. */
  wanted?: string;
  /** Where Playwright's own download would be: `chromium.executablePath()`. */
  downloaded?: string;
};

/** Path of the Chromium that drives the stories, for Playwright's `executablePath`. */
export function pickChromium(
  { wanted, downloaded }: Choice = {},
  exists: (path: string) => boolean = existsSync,
): string {
  if (wanted !== undefined) {
    if (!exists(wanted)) throw new Error(`There is no browser at ${wanted}.`);
    return wanted;
  }
  const found = [downloaded, ...usual].find((path) => path !== undefined && exists(path));
  if (!found) throw new Error("No Chromium: run `npx playwright install chromium` or install your system's package.");
  return found;
}
