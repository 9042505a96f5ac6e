export type Lanes = {
  /** Runs the task after the earlier ones of its lane, when a place is free. The task must not reject. */
  run: <T>(lane: string, task: () => Promise<T>) => Promise<T>;
};

/** Tasks of one lane run one after the other in the order they came; at most `width` lanes at the same time. */
export function createLanes(width: number): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = width;

  async function inPlace<T>(task: () => Promise<T>): Promise<T> {
    if (free > 0) free--;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  }

  function run<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const before = tails.get(lane);
    const mine = before ? before.then(() => inPlace(task)) : inPlace(task);
    tails.set(lane, mine);
    const leave = () => {
      if (tails.get(lane) === mine) tails.delete(lane);
    };
    mine.then(leave, leave);
    return mine;
  }

  return { run };
}
