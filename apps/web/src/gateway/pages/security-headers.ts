import { randomBytes } from "node:crypto";

/** What lets the scripts of a page run: one nonce for this answer, or the hashes of what stands in a page that is kept. */
type Scripts = { nonce: string; isDevelopment: boolean } | { hashes: readonly string[] };
type Given = Scripts & { publicUrl: string };

export const newNonce = () => randomBytes(16).toString("base64url");

const isSecure = (publicUrl: string) => publicUrl.startsWith("https://");

/** What a page of ours may load and run: what is ours, nothing of anybody else's. */
export function pagePolicy(given: Given): string {
  const { publicUrl } = given;
  const isDevelopment = "nonce" in given && given.isDevelopment;
  return [
    "default-src 'self'",
    `script-src ${scriptsOf(given)}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : ""}`.trim(),
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

function scriptsOf(scripts: Scripts): string {
  // With 'strict-dynamic' no script that the page names by its address would run, for want of a hash.
  if ("hashes" in scripts) return ["'self'", ...scripts.hashes].join(" ");
  const { nonce, isDevelopment } = scripts;
  // React's development build evaluates code to rebuild stack traces.
  return `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
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
