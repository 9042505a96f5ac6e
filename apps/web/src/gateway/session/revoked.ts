import { impatientIdentity } from "../forward/clients.ts";
import { refusedTokens } from "./send-back.ts";
import { watchRevoked } from "./taken-back.ts";

// proxy.ts and the routes are separate module graphs: what must be one per process hangs on globalThis.
const shared = globalThis as { stallhouseRevoked?: ReturnType<typeof watchRevoked> };

/** The sessions that were ended elsewhere, as identity tells this process. */
export const revoked = (shared.stallhouseRevoked ??= watchRevoked({
  ask: async (since) => await impatientIdentity().internal.session.listRevoked.query({ since }),
  refused: refusedTokens,
}));
