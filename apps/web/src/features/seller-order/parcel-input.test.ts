import { expect, test } from "vitest";
import { leftOf, parcelOf } from "./parcel-input.ts";

const line = "0192aaaa-0000-7000-8000-000000000001";
const other = "0192aaaa-0000-7000-8000-000000000002";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ carrier: "DHL", trackingNumber: "JD01", ...fields }))
    form.set(name, value);
  return form;
}

test("a parcel carries what was counted into it, and leaves out lines of none", () => {
  expect(parcelOf(formOf({ [`quantity.${line}`]: " 2 ", [`quantity.${other}`]: "0", carrier: " DHL " }))).toEqual({
    parcel: { carrier: "DHL", trackingNumber: "JD01", lines: [{ orderLineId: line, quantity: 2 }] },
  });
});

test.each(["", "-1", "1.5", "1e2", "two", "1000"])("UX-08 refuses %s as a number of things", (quantity) => {
  expect(parcelOf(formOf({ [`quantity.${line}`]: quantity }))).toEqual({
    error: expect.stringContaining("whole numbers"),
  });
});

test("UX-08 says which part of the label is missing", () => {
  const full = { [`quantity.${line}`]: "1" };
  expect(parcelOf(formOf({ ...full, carrier: " " }))).toEqual({ error: expect.stringContaining("carries") });
  expect(parcelOf(formOf({ ...full, trackingNumber: "" }))).toEqual({
    error: expect.stringContaining("tracking number"),
  });
  expect(parcelOf(formOf({ [`quantity.${line}`]: "0" }))).toEqual({ error: expect.stringContaining("at least one") });
  expect(parcelOf(formOf({}))).toEqual({ error: expect.stringContaining("at least one") });
});

test("what is left of a line is what was not shipped", () => {
  expect(leftOf({ quantity: 3, shippedQuantity: 1 })).toBe(2);
});
