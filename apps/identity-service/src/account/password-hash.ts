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
  /** Compares with a stored hash. Without one (nobody has that address) it costs the same and is false. */
  matches: (password: string, stored: string | null | undefined) => Promise<boolean>;
};

export async function createPasswords(): Promise<Passwords> {
  const inTurn = createQueue(maxRunning, maxWaiting);
  const nobody = await hash("nobody has this password", cost);
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    matches: async (password, stored) => {
      const matched = await inTurn(() => verify(stored ?? nobody, password));
      return matched && Boolean(stored);
    },
  };
}

/** Runs few tasks at a time, lets some wait in order, and refuses the rest. */
export function createQueue(running: number, waiting: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = running;
  const line: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else if (line.length >= waiting) throw new Refusal("TOO_MANY_REQUESTS", { retryAfterSeconds: "1" });
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next) next();
      else free++;
    }
  };
}
