import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { scriptHashes } from "./script-hashes.ts";
import { pagePolicy, securityHeaders } from "./security-headers.ts";

const given = { nonce: "abc", publicUrl: "https://shop.example", isDevelopment: false };

test("X58 only scripts with this answer's nonce run, and nothing can be framed or re-based", () => {
  const policy = pagePolicy(given);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain("unsafe-eval");
});

test("X58 X59 on a page that is kept only the scripts run that it was drawn with, and no nonce does", () => {
  const hashes = scriptHashes(
    `<script nonce="n1">a("é")</script><script src="/_next/a.js" nonce="n1"></script><script nonce="n1" id="b">b</script>
    <script>evil()</script><script nonce="n2">evil()</script><script nonce="n1">a("é")</script>`,
    "n1",
  );
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  expect(hashes).toEqual([hash('a("é")'), hash("b")]);
  const policy = pagePolicy({ hashes, publicUrl: given.publicUrl });
  expect(policy).toContain(`script-src 'self' ${hashes.join(" ")};`);
  expect(policy).not.toMatch(/nonce|strict-dynamic|unsafe-eval/);
});

test("X58 an answer that knows no policy may do nothing", () => {
  const policy = securityHeaders(given.publicUrl).get("content-security-policy");
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toContain("script-src");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("X58 asks for TLS only where there is some", () => {
  expect(securityHeaders(given.publicUrl).get("strict-transport-security")).toMatch(/max-age=31536000/);
  expect(pagePolicy(given)).toContain("upgrade-insecure-requests");
  const publicUrl = "http://localhost:3000";
  expect(securityHeaders(publicUrl).has("strict-transport-security")).toBe(false);
  expect(pagePolicy({ ...given, publicUrl })).not.toContain("upgrade-insecure-requests");
});
