import { expect, test } from "vitest";
import { houseCause, houseCauseIn } from "./house-causes.ts";
import type { CauseCode } from "./house-causes.ts";

test.each<[CauseCode, string]>([
  ["UNPAID", ""],
  ["CUSTOMER_CANCELLED", ""],
  ["SOLD_OUT", "Tall mug, $& {title}"],
  ["NOT_FOR_SALE_WHEN_PAID", "Tall mug"],
])("UX-80 why an order moved is known again as %s, whatever language a page says it in", (code, title) => {
  expect(houseCauseIn(houseCause(code, title))).toEqual({ code, title });
});

test.each([null, "", "The glaze cracked in the kiln.", "DHL JD01", "Cancelled by the customer. Sorry!"])(
  "what a person wrote stays theirs: %s",
  (cause) => {
    expect(houseCauseIn(cause)).toBeNull();
  },
);
