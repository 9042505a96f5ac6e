type Sign = readonly [pattern: RegExp, name: string];

/** The first that fits: browsers name those they descend from, so the more particular come first. */
const browsers: readonly Sign[] = [
  [/\bEdgA?(iOS)?\//, "Edge"],
  [/\b(OPR|OPT|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
];
const systems: readonly Sign[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

export type DeviceName = { browser: string | null; system: string | null };

/** Firefox, Windows: enough for its owner to recognise a device. It is a claim, never a ground to trust one. */
export function deviceName(userAgent: string | null): DeviceName {
  return { browser: find(browsers, userAgent), system: find(systems, userAgent) };
}

function find(signs: readonly Sign[], userAgent: string | null): string | null {
  return signs.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1] ?? null;
}
