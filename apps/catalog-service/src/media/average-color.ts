/** The average of RGBA pixels as CSS hex, each counting as much as it can be seen; white where nothing can be. */
export function averageColor(rgba: Uint8Array): string {
  const sum = [0, 0, 0];
  let weight = 0;
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    weight += alpha;
    for (const [channel, value] of rgba.subarray(at, at + 3).entries()) {
      sum[channel] = (sum[channel] ?? 0) + value * alpha;
    }
  }
  if (weight === 0) return "#ffffff";
  return `#${sum
    .map((total) =>
      Math.round(total / weight)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
