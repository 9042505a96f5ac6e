import type { Env } from "~/env.ts";
import type { Limits } from "./admission.ts";
import type { Most } from "./tally.ts";

/** How much there is room for at once. What no setting names is seldom more than a few, whoever asks. */
type Settings = Pick<Env, Extract<keyof Env, `MOST_${string}` | `${string}_PER_SECOND`>>;

export function limitsFrom(env: Omit<Settings, "RATE_PER_SECOND">): Limits & { sockets: Most } {
  return {
    sockets: { perAddress: env.MOST_SOCKETS_PER_ADDRESS, inAll: env.MOST_SOCKETS },
    requests: { perAddress: env.MOST_SOCKETS_PER_ADDRESS, inAll: env.MOST_SOCKETS },
    streams: {
      perPerson: Math.ceil(env.MOST_STREAMS_PER_ADDRESS / 5),
      perAddress: env.MOST_STREAMS_PER_ADDRESS,
      inAll: env.MOST_STREAMS,
    },
    bodies: { perAddress: env.MOST_BODIES_PER_ADDRESS, inAll: env.MOST_BODIES },
    changes: { perAddress: 64, inAll: 256 },
    logIns: { perAddress: 12, inAll: 48, atOnce: 12 },
    cards: { perAddress: 8, inAll: 24, atOnce: 2 },
    logInsPerSecond: env.LOG_INS_PER_SECOND,
    lostPagesPerSecond: env.LOST_PAGES_PER_SECOND,
  };
}
