/** A number in [0, 2³²) that depends on every character of the text (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Dice that fall the same way on every run: the demo has one past, not one per machine. */
export interface Dice {
  /** In [0, 1). */
  next: () => number;
  /** A whole number from min to max, both included. */
  between: (range: { min: number; max: number }) => number;
  chance: (share: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** An index, each as likely as its weight. */
  weighted: (weights: readonly number[]) => number;
  shuffle: <T>(items: readonly T[]) => T[];
}

export function diceOf(seed: string): Dice {
  const next = streamOf(hashOf(seed));
  const between = ({ min, max }: { min: number; max: number }) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[between({ min: 0, max: items.length - 1 })];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const found = weights.findIndex((weight) => (left -= weight) < 0);
      return found === -1 ? weights.length - 1 : found;
    },
    shuffle: (items) => {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}

/** Mulberry32. */
function streamOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
