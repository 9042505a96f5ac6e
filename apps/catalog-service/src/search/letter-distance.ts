/** Letters added, dropped, changed or swapped with their neighbour on the way from one word to the other. */
export function letterDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  /** Cell i, j: the way from the first i letters to the first j. */
  const cells = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number) => cells[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    cells.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? cell(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, changed, swapped));
    }
  }
  return cell(a.length, b.length);
}
