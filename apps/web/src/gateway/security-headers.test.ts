import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers.ts";

const given = { nonce: "abc", publicUrl: "https://shop.example", isDevelopment: false };

test("X58 only scripts with this answer's nonce run, and nothing can be framed or re-based", () => {
  const policy = securityHeaders(given).get("content-security-policy");
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain("unsafe-eval");
});

test("X58 asks for TLS only where there is some", () => {
  expect(securityHeaders(given).get("strict-transport-security")).toMatch(/max-age=31536000/);
  const plain = securityHeaders({ ...given, publicUrl: "http://localhost:3000" });
  expect(plain.has("strict-transport-security")).toBe(false);
  expect(plain.get("content-security-policy")).not.toContain("upgrade-insecure-requests");
});
