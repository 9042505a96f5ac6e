import { limitsFrom } from "../limits.ts";

/** The door's limits as they are when no setting changes them, and nobody signed in. */
export const usual = {
  limits: limitsFrom({
    MOST_SOCKETS: 2_000,
    MOST_SOCKETS_PER_ADDRESS: 512,
    MOST_STREAMS: 1_000,
    MOST_STREAMS_PER_ADDRESS: 100,
    MOST_BODIES: 256,
    MOST_BODIES_PER_ADDRESS: 32,
    LOG_INS_PER_SECOND: 2,
    LOST_PAGES_PER_SECOND: 3,
  }),
  personOf: async () => undefined,
};
