import { newId } from "@stallhouse/contracts/ids";
import type { ShipmentId } from "@stallhouse/contracts/ids";
import { expect, it } from "vitest";
import { createLinks } from "../links.ts";
import { anOrder } from "../testing.ts";
import { dialable, shippedSms } from "./shipped-sms.ts";

const links = createLinks("https://market.example.test");
const order = anOrder();
const shipped = (carrier: string, trackingNumber: string) => ({
  ...order,
  sellerOrderId:
    order.items[0]?.sellerOrderId ??
    (() => {
      throw new Error("no part");
    })(),
  shipment: { shipmentId: newId<ShipmentId>(), carrier, trackingNumber, lines: [] },
});

it("says which order, which carrier, which number and where to look, in one SMS of plain words", () => {
  expect(shippedSms(shipped("CTT Expresso", "DA 123"), links)).toBe(
    `Stallhouse: a parcel of order SH-7K2M9Q is on its way with CTT Expresso, number DA 123. ${links.order(order)}`,
  );
});

it("X51 leaves no address in an SMS but ours, whatever a seller types", () => {
  const text = shippedSms(shipped("https://evil.test/pay?x=1", "win.evil.test\nCall +44 900"), links);
  expect(text.match(/\S+\.\S+/g)).toEqual([links.order(order)]);
  expect(text).not.toContain("\n");
});

it.each([
  ["+351 912 345 678", "+351912345678"],
  ["00351 912-345-678", "+351912345678"],
  ["(0351) 912345", undefined],
  ["912 345 678", undefined],
  [null, undefined],
])("dials %s as %s", (phone, dialled) => {
  expect(dialable(phone)).toBe(dialled);
});
