import { expect, test } from "vitest";
import { softenShadow } from "./soften-shadow.ts";

const side = 48;
const modelColumns = 8;

/** A white model on the left, a hard black shadow beside it, and nothing beyond. */
function pictureWithHardShadow(): Uint8ClampedArray {
  const picture = new Uint8ClampedArray(side * side * 4);
  for (let pixel = 0; pixel < side * side; pixel++) {
    const column = pixel % side;
    if (column < modelColumns) picture.set([255, 255, 255, 255], pixel * 4);
    else if (column < 24) picture.set([10, 10, 10, 100], pixel * 4);
  }
  return picture;
}

function alphaOfMiddleRow(picture: Uint8ClampedArray): number[] {
  return Array.from({ length: side }, (_, column) => picture[((side / 2) * side + column) * 4 + 3] ?? 0);
}

test("the model keeps every byte", () => {
  const picture = pictureWithHardShadow();
  softenShadow(picture, side);
  const before = pictureWithHardShadow();
  for (let row = 0; row < side; row++) {
    const from = row * side * 4;
    const to = from + modelColumns * 4;
    expect(picture.subarray(from, to)).toEqual(before.subarray(from, to));
  }
});

test("the shadow falls off without a step, and stays dark where it touches the model", () => {
  const picture = pictureWithHardShadow();
  softenShadow(picture, side);
  const shadow = alphaOfMiddleRow(picture).slice(modelColumns);
  expect(shadow[0]).toBeGreaterThan(90);
  expect(shadow.at(-1)).toBe(0);
  const steps = shadow.slice(1).map((alpha, index) => (shadow[index] ?? 0) - alpha);
  expect(Math.max(...steps)).toBeLessThan(12);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
});
