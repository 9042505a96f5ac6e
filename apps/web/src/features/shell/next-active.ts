/** The line an arrow key leads to. -1 is the field itself, which lies between the last line and the first. */
export function nextActive(at: number, count: number, step: 1 | -1): number {
  const places = count + 1;
  return ((at + 1 + step + places) % places) - 1;
}
