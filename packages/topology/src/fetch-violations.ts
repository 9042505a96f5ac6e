import type { SourceFile, Violation } from "./sources.ts";

/** Where the outside world is called, each at one address that the environment names; and web's own two doors. */
const doors = [
  /^apps\/catalog-service\/src\/media\/s3-storage\.ts$/,
  /^apps\/notifier\/src\/(?:mailer|sms)\.ts$/,
  /^apps\/payment-service\/src\/provider\.ts$/,
  /^apps\/web\/src\/gateway\/outer\//,
  /^apps\/sandbox\//,
];
/** What tests stand on is no part of what runs. */
const isForTests = (path: string) => /\/test-[\w-]+\.ts$/.test(path);
/** In a browser an address is the shop's own or refused by its page's policy. */
const isForBrowsers = (text: string) => /^\s*["']use client["']/.test(text);

/** An address is fetched when the topology or the environment named it, never because it stood in data. */
export function strangersAddresses({ path, text }: SourceFile): Violation[] {
  if (isForTests(path) || isForBrowsers(text) || doors.some((door) => door.test(path))) return [];
  return [...fetches(text), ...clients(text)].map((what) => ({
    rule: "no address out of data is fetched",
    where: path,
    what,
  }));
}

/** A service is asked through its client or its callee, which know its address and nobody else's. */
function fetches(text: string): string[] {
  return [...text.matchAll(/(?<![.\w])(?:(?:globalThis|window)\.)?fetch\(([^\n]{0,60})/g)].map(
    ([, first = ""]) => first,
  );
}

const asks = /\b(?:request|get|connect|createConnection|createSocket|Socket|ClientRequest)\b/;

/** Other ways to knock: libraries, and what Node itself knocks with. */
function clients(text: string): string[] {
  const node = [...text.matchAll(/\bimport\s+(?!type\b)([^;]*?)\s+from\s+"(?:node:)?(?:https?|http2|net|tls|dgram)"/g)];
  const libraries = [...text.matchAll(/\bfrom\s+"(undici|axios|got|ky|node-fetch|superagent)"/g)];
  return [
    ...node.map(([, names = ""]) => names).filter((names) => !names.startsWith("{") || asks.test(names)),
    ...libraries.map(([, name = ""]) => name),
  ];
}
