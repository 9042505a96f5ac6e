import { Refusal } from "@stallhouse/contracts/refusal";
import { expect, test } from "vitest";
import { canChangeAddress, withAddress } from "./what-is-allowed.ts";

const old = { name: "Ada Byron", line1: "Lindenweg 4", postalCode: "10115", city: "Berlin", country: "DE" };
const next = { ...old, name: "Ada King", line1: "Ulmenweg 9", postalCode: "10117" };
const order = {
  status: "PAYMENT_PENDING",
  cancelRequest: null,
  address: old,
  name: old.name,
  phone: "+49 30 1",
} as const;

test("UX-35 an unpaid order goes to the new address, and is that person's", () => {
  expect(withAddress(order, next)).toMatchObject({ address: next, name: "Ada King" });
});

test("a number that came with the old address goes with it, one given beside it stays", () => {
  expect(withAddress(order, next).phone).toBe("+49 30 1");
  expect(withAddress({ ...order, address: { ...old, phone: "+49 30 1" } }, next).phone).toBeNull();
  expect(withAddress(order, { ...next, phone: "+49 30 2" }).phone).toBe("+49 30 2");
});

test("another country is refused, and so is every address once it is paid, over or about to be cancelled", () => {
  expect(() => withAddress(order, { ...next, country: "AT" })).toThrow(new Refusal("ADDRESS_COUNTRY_FIXED"));
  for (const status of ["PENDING", "PAID", "SHIPPED", "CANCELLED", "EXPIRED", "FAILED"] as const) {
    expect(() => withAddress({ ...order, status }, next)).toThrow(new Refusal("ADDRESS_FIXED"));
  }
  const cancelRequest = { by: "customer", actorId: null, reason: "no" } as const;
  expect(canChangeAddress({ ...order, cancelRequest })).toBe(false);
});
