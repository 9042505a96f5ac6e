export type Signal = {
  /** Wakes the one who waits, or the next one who would. */
  raise: () => void;
  /** Resolves when raised, at the latest after `ms`. */
  wait: (ms: number) => Promise<void>;
};

export function createSignal(): Signal {
  let isRaised = false;
  let wake: (() => void) | undefined;
  return {
    raise: () => {
      isRaised = true;
      wake?.();
    },
    wait: async (ms) => {
      if (!isRaised) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      isRaised = false;
    },
  };
}
