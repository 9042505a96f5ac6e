/** What identity says of tokens taken back. */
export type Revoked = { at: string; users: { userId: string; notBefore: number }[]; sessionIds: string[] };

type Options = {
  ask: (since: string | undefined) => Promise<Revoked>;
  /** Tokens a service refused, with the moment: it knew before we did. */
  refused: Map<string, number>;
  now?: () => number;
};

/** Told again this often, as long as somebody comes: a session that ended elsewhere is over here within seconds. */
const freshMs = 3_000;
/** Nobody came for a while: whoever comes now waits for the answer. */
const staleMs = 6_000;
/** After a try that found nobody, nobody waits for another one for so long. */
const restMs = 5_000;
/** No token lives longer. */
const keepMs = 420_000;

/**
 * `ended`: the session is over. `void`: this token is; its session may go on with the next one, which identity has to say.
 */
export type TokenState = "good" | "void" | "ended";

/** Knows which of the sessions that browsers bring were ended elsewhere: web hears no facts, so it asks, a moment before it uses one. */
export function watchRevoked({ ask, refused, now = Date.now }: Options) {
  const users = new Map<string, number>();
  const sessions = new Map<string, number>();
  let since: string | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let restUntil = 0;
  let isAway = false;
  let asking: Promise<void> | undefined;

  async function askOnce(): Promise<void> {
    const started = now();
    try {
      const told = await ask(since);
      for (const { userId, notBefore } of told.users) users.set(userId, notBefore);
      for (const id of told.sessionIds) sessions.set(id, started);
      since = told.at;
      askedAt = started;
      isAway = false;
      forget(started);
    } catch {
      // Identity away is no log-out; the services hear of it by message, and say so.
      restUntil = now() + restMs;
      isAway = true;
    }
    asking = undefined;
  }

  function forget(at: number): void {
    for (const known of [users, sessions, refused]) {
      for (const [id, moment] of known) if (moment < at - keepMs) known.delete(id);
    }
  }

  return {
    stateOf: async (accessToken: string): Promise<TokenState> => {
      const age = now() - askedAt;
      if (age >= freshMs && now() >= restUntil) {
        const told = (asking ??= askOnce());
        if (age >= staleMs && !isAway) await told;
      }
      const { sid, iatMs, userId } = claimsOf(accessToken);
      if (sessions.has(sid)) return "ended";
      return refused.has(accessToken) || iatMs < (users.get(userId) ?? 0) ? "void" : "good";
    },
  };
}

/** The token comes out of our own sealed cookie: what it says needs no second proof here. */
function claimsOf(accessToken: string): { sid: string; iatMs: number; userId: string } {
  const [, payload = ""] = accessToken.split(".");
  try {
    const { sid, iatMs, userId } = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
    return { sid: String(sid), iatMs: Number(iatMs), userId: String(userId) };
  } catch {
    return { sid: "", iatMs: 0, userId: "" };
  }
}
