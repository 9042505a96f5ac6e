type Asked = { headers: Headers; publicUrl: string };

/**
 * Whether a request that changes something comes from our own pages. The host people typed counts as ours beside
 * PUBLIC_URL: another site's page cannot choose it.
 */
export function isSameOrigin({ headers, publicUrl }: Asked): boolean {
  const site = headers.get("sec-fetch-site");
  if (site && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.origin === new URL(publicUrl).origin || from.host === headers.get("host");
}
