type Limits = { maxFlights: number; maxWaiting: number; waitMs: number };

/** Bounds how many calls are under way at once. Those beyond wait a little, and are sent away when the queue is full. */
export function createFlights({ maxFlights, maxWaiting, waitMs }: Limits) {
  let flying = 0;
  const waiting: (() => void)[] = [];

  function land(): void {
    const next = waiting.shift();
    if (next) next();
    else flying--;
  }

  /** Answers the function that frees the place again, or undefined when there is none. */
  return async function takeOff(): Promise<(() => void) | undefined> {
    if (flying < maxFlights) flying++;
    else if (waiting.length >= maxWaiting || !(await turn())) return undefined;
    let landed = false;
    return () => {
      if (landed) return;
      landed = true;
      land();
    };
  };

  function turn(): Promise<boolean> {
    return new Promise((resolve) => {
      const mine = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(mine), 1);
        resolve(false);
      }, waitMs);
      waiting.push(mine);
    });
  }
}
export type TakeOff = ReturnType<typeof createFlights>;
