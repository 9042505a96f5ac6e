import { Refusal } from "@stallhouse/contracts/refusal";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's floor for argon2id (its number 2 is argon2id in the library): 19 MiB, two rounds, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each hash takes a core and 19 MiB for some 30 ms: more than this at once would starve everything else. */
const maxRunning = 2;
/** Those who would wait longer than about a second are told to come again. */
const maxWaiting = 40;

/** Hashes and compares passwords, a few at a time. A full queue refuses with TOO_MANY_REQUESTS. */
export type Passwords = {
  hash: (password: string) => Promise<string>;
  /**
   * Compares with a stored hash. Without one (nobody has that address) it costs the same and is false. Who comes `isFirst`
   * has a place before all others: people at home in their account do not wait behind a flood of strangers.
   */
  matches: (password: string, stored: string | null | undefined, turn?: Turn) => Promise<boolean>;
};

export async function createPasswords(): Promise<Passwords> {
  const inTurn = createQueue(maxRunning, maxWaiting);
  const nobody = await hash("nobody has this password", cost);
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    matches: async (password, stored, turn) => {
      const matched = await inTurn(() => verify(stored ?? nobody, password), turn);
      return matched && Boolean(stored);
    },
  };
}

export type Turn = { isFirst: boolean };

/** Runs few tasks at a time, lets some wait in order, those who are first before the others, and refuses the rest. */
export function createQueue(running: number, waiting: number): <T>(task: () => Promise<T>, turn?: Turn) => Promise<T> {
  let free = running;
  const first: (() => void)[] = [];
  const others: (() => void)[] = [];
  return async (task, { isFirst } = { isFirst: false }) => {
    const line = isFirst ? first : others;
    if (free > 0) free--;
    else if (line.length >= waiting) throw new Refusal("TOO_MANY_REQUESTS", { retryAfterSeconds: "1" });
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await task();
    } finally {
      const next = first.shift() ?? others.shift();
      if (next) next();
      else free++;
    }
  };
}
