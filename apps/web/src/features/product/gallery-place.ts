/** How many thumbnails stand in one row of a phone. */
const mostThumbs = 5;

/** Which thumbnails are shown, and how many pictures are left behind the last of them ("+4"). */
export function thumbsOf<T>(pictures: readonly T[]): { shown: readonly T[]; more: number } {
  if (pictures.length <= mostThumbs) return { shown: pictures, more: 0 };
  return { shown: pictures.slice(0, mostThumbs), more: pictures.length - mostThumbs + 1 };
}

/** Which picture of a strip is in view. Where one reads from the right, strips are scrolled to below zero. */
export function placeInView(scrollLeft: number, width: number): number {
  return width > 0 ? Math.round(Math.abs(scrollLeft) / width) : 0;
}

/** The next place, at the ends none other. */
export function placeAfter(place: number, step: 1 | -1, count: number): number {
  return Math.min(Math.max(place + step, 0), Math.max(count - 1, 0));
}
