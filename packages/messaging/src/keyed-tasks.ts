export type KeyedTasks = {
  /** Runs the task after the earlier ones of its lane, when a place is free. The task must not reject. */
  run: <T>(key: string, task: () => Promise<T>, isAlone?: boolean) => Promise<T>;
};

/**
 * Tasks of one lane run one after the other in the order they came; at most `width` lanes at the same time. A task that
 * is to be alone takes all places: it waits for what runs, and what comes after waits for it.
 */
export function createKeyedTasks(width: number): KeyedTasks {
  const tails = new Map<string, Promise<unknown>>();
  const waiting: { places: number; enter: () => void }[] = [];
  let free = width;

  function letIn(): void {
    for (let [next] = waiting; next && next.places <= free; [next] = waiting) {
      free -= next.places;
      waiting.shift();
      next.enter();
    }
  }

  async function inPlace<T>(task: () => Promise<T>, places: number): Promise<T> {
    await new Promise<void>((enter) => {
      waiting.push({ places, enter });
      letIn();
    });
    try {
      return await task();
    } finally {
      free += places;
      letIn();
    }
  }

  function run<T>(key: string, task: () => Promise<T>, isAlone = false): Promise<T> {
    const before = tails.get(key);
    const enter = () => inPlace(task, isAlone ? width : 1);
    const mine = before ? before.then(enter) : enter();
    tails.set(key, mine);
    const leave = () => {
      if (tails.get(key) === mine) tails.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }

  return { run };
}
