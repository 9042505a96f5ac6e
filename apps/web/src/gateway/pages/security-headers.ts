type Given = { nonce: string; publicUrl: string; isDevelopment: boolean };

const isSecure = (publicUrl: string) => publicUrl.startsWith("https://");

/** What a page of ours may load and run: with its nonce what is ours, nothing of anybody else's. */
export function pagePolicy({ nonce, publicUrl, isDevelopment }: Given): string {
  return [
    "default-src 'self'",
    // React's development build evaluates code to rebuild stack traces.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Attributes only: the stall tint of a picture is a style of its own.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure(publicUrl) ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** The headers that every answer carries; the policy is for those that have none of their own, and lets nothing be done. */
export function securityHeaders(publicUrl: string): ReadonlyMap<string, string> {
  return new Map([
    // A picture of lines may have styles in it, and Next's own page of a fault has.
    [
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ],
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"],
    ...(isSecure(publicUrl) ? ([["strict-transport-security", "max-age=31536000; includeSubDomains"]] as const) : []),
  ]);
}
