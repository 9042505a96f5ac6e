/** Numbers in [0, 1) that are the same on every run, so that a picture drawn twice is the same picture. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
