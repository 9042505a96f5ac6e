import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, VariantId } from "@stallhouse/contracts/ids";
import { expect, test } from "vitest";
import type { OwnProduct } from "~/api/portal-shapes.ts";
import { countText, lowVariants, scarcest } from "./running-low.ts";

const variant = (size: string, available: number, threshold = 3) => ({
  variantId: newId<VariantId>(),
  sku: `M-${size}`,
  options: { Size: size },
  price: 100,
  compareAt: null,
  available,
  reserved: 0,
  threshold,
});

test("lists the variants at their mark, sold out first, and leaves the others out", () => {
  const productId = newId<ProductId>();
  const mug = {
    productId,
    title: "Mug",
    options: [{ name: "Size", values: [] }],
    variants: [variant("S", 4), variant("M", 3), variant("L", 0), variant("XL", 0, 0)],
  };
  expect(lowVariants([mug]).map(({ label, available }) => [label, available])).toEqual([
    ["L", 0],
    ["XL", 0],
    ["M", 3],
  ]);
});

test("looks first at the products with the fewest units per variant", () => {
  const product = (title: string, stockTotal: number, variantCount: number) =>
    ({ title, stockTotal, variantCount }) as OwnProduct;
  const found = scarcest([product("many", 40, 2), product("few", 30, 10), product("none", 0, 1)], 2);
  expect(found.map(({ title }) => title)).toEqual(["none", "few"]);
});

test("a count from a list that goes on says so", () => {
  expect(countText({ items: [1, 2], nextCursor: undefined })).toBe("2");
  expect(countText({ items: [1, 2], nextCursor: "x" })).toBe("2+");
});
