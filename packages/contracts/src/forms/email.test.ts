import { describe, expect, it } from "vitest";
import { emailInput } from "./input.ts";

describe("an e-mail address", () => {
  it("keeps one spelling of an address: lower case, no spaces around it", () => {
    expect(emailInput.parse("  Mara.Lindqvist+Shop@Example.ORG ")).toBe("mara.lindqvist+shop@example.org");
  });

  it.each([
    ["no @", "mara.example.org"],
    ["two @", "mara@evil.test@example.org"],
    ["a list", "mara@example.org,other@example.org"],
    ["a header", "mara@example.org\r\nBcc: all@example.org"],
    ["a null character", "mara@example.org\0"],
    ["a tab in front", "\tmara@example.org"],
    ["a name and brackets", "Mara <mara@example.org>"],
    ["a quoted part", '"mara@evil.test"@example.org'],
    ["no dot in the domain", "mara@localhost"],
    ["a label that starts with a dash", "mara@-example.org"],
    ["a letter that would become Latin in lower case", "mar\u212A@example.org"],
    ["a full-width @", "mara\uFF20example.org"],
    [
      "more than 254 characters",
      `${"a".repeat(60)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(20)}`,
    ],
    ["a local part of more than 64", `${"a".repeat(65)}@example.org`],
    ["two dots in a row", "mara..lindqvist@example.org"],
    ["a dot at its end", "mara.@example.org"],
    ["a sign that a payment provider refuses", "mara!lindqvist@example.org"],
    ["an address of a machine for a domain", "mara@192.0.2.1"],
    ["nothing", ""],
  ])("X51 refuses an address with %s", (_what, text) => {
    expect(emailInput.safeParse(text).success).toBe(false);
  });
});
