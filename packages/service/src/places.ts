export type Limits = { most: number; mostWaiting: number; waitMs: number };

/** Bounds how many calls are under way at once. Those beyond wait a little, and are sent away when the queue is full. */
export function createPlaces({ most, mostWaiting, waitMs }: Limits) {
  let taken = 0;
  const waiting = new Set<() => void>();

  function giveBack(): void {
    const [next] = waiting;
    if (next) next();
    else taken--;
  }

  /** Answers the function that frees the place again, or undefined when there is none. */
  return async function take(): Promise<(() => void) | undefined> {
    if (taken < most) taken++;
    else if (waiting.size >= mostWaiting || !(await turn())) return undefined;
    let isFree = false;
    return () => {
      if (isFree) return;
      isFree = true;
      giveBack();
    };
  };

  function turn(): Promise<boolean> {
    return new Promise((resolve) => {
      const mine = () => end(true);
      const timer = setTimeout(() => end(false), waitMs);
      function end(isMine: boolean): void {
        clearTimeout(timer);
        waiting.delete(mine);
        resolve(isMine);
      }
      waiting.add(mine);
    });
  }
}
export type TakePlace = ReturnType<typeof createPlaces>;
