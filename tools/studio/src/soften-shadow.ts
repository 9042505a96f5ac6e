const reach = 6;
const passes = 3;

/**
 * Smooths the shadow of a straight-alpha RGBA picture, leaving the model alone: a few dozen light positions leave
 * faint steps in it, which show as contour lines and cost file size.
 */
export function softenShadow(picture: Uint8ClampedArray, side: number): void {
  const shadow = shadowMask(picture);
  let alpha: Float32Array = Float32Array.from(shadow, (isShadow, pixel) =>
    isShadow ? (picture[pixel * 4 + 3] ?? 0) : 0,
  );
  for (let pass = 0; pass < passes; pass++) {
    alpha = blurred(alpha, shadow, { side, step: 1, line: side });
    alpha = blurred(alpha, shadow, { side, step: side, line: 1 });
  }
  shadow.forEach((isShadow, pixel) => {
    if (isShadow) picture[pixel * 4 + 3] = alpha[pixel] ?? 0;
  });
}

/** 1 where there is nothing but ground: see-through and almost black. */
function shadowMask(picture: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: picture.length / 4 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = picture.subarray(pixel * 4, pixel * 4 + 4);
    return alpha < 12 || (alpha < 120 && Math.max(red, green, blue) < 44) ? 1 : 0;
  });
}

interface Walk {
  side: number;
  /** Distance between neighbours on one line, and between the starts of two lines. */
  step: number;
  line: number;
}

/** Box blur along lines that takes nothing from pixels outside the mask. */
function blurred(values: Float32Array, mask: Uint8Array, { side, step, line }: Walk): Float32Array {
  const result = new Float32Array(values.length);
  for (let start = 0; start < side; start++) {
    let [sum, weight] = [0, 0];
    const take = (index: number, sign: 1 | -1) => {
      if (index < 0 || index >= side) return;
      const pixel = start * line + index * step;
      sum += sign * (values[pixel] ?? 0);
      weight += sign * (mask[pixel] ?? 0);
    };
    for (let index = 0; index < reach; index++) take(index, 1);
    for (let index = 0; index < side; index++) {
      take(index + reach, 1);
      take(index - reach - 1, -1);
      const pixel = start * line + index * step;
      result[pixel] = mask[pixel] && weight > 0 ? sum / weight : 0;
    }
  }
  return result;
}
