import { newId } from "@stallhouse/contracts/ids";
import type { OrderLineId } from "@stallhouse/contracts/ids";
import { describe, expect, test } from "vitest";
import { isLastParcel, parcelOf } from "./shippable-quantity.ts";

const [pots, bags] = [newId<OrderLineId>(), newId<OrderLineId>()];
const lines = [
  { orderLineId: pots, quantity: 3, shippedQuantity: 1 },
  { orderLineId: bags, quantity: 1, shippedQuantity: 1 },
];

describe("a parcel", () => {
  test("takes all that is left unless the seller says otherwise", () => {
    expect(parcelOf(lines)).toEqual([{ orderLineId: pots, quantity: 2 }]);
    expect(parcelOf(lines, [{ orderLineId: pots, quantity: 1 }])).toEqual([{ orderLineId: pots, quantity: 1 }]);
  });

  test.each([
    ["more than is left", [{ orderLineId: pots, quantity: 3 }]],
    ["what is shipped already", [{ orderLineId: bags, quantity: 1 }]],
    ["a line of another order", [{ orderLineId: newId<OrderLineId>(), quantity: 1 }]],
    [
      "one line twice",
      [
        { orderLineId: pots, quantity: 1 },
        { orderLineId: pots, quantity: 1 },
      ],
    ],
    ["nothing", []],
  ])("refuses %s", (_what, wanted) => {
    expect(() => parcelOf(lines, wanted)).toThrow("QUANTITY_NOT_SHIPPABLE");
  });

  test("is the last one when nothing is left after it", () => {
    expect(isLastParcel(lines, [{ orderLineId: pots, quantity: 2 }])).toBe(true);
    expect(isLastParcel(lines, [{ orderLineId: pots, quantity: 1 }])).toBe(false);
  });
});
