import { refusalIn } from "@stallhouse/service/client";
import { impatientIdentity, orderFor } from "../forward/clients.ts";
import { revoked } from "./revoked.ts";
import { needsRefresh } from "./session-token.ts";
import type { Grant, Session } from "./session-token.ts";

type Identity = ReturnType<typeof impatientIdentity>;
type Fresh = Awaited<ReturnType<Identity["internal"]["session"]["refresh"]["mutate"]>>;

// proxy.ts and the routes are separate module graphs: what must be one per process hangs on globalThis.
type Shared = { running: Map<string, Promise<Fresh>>; awayUntil: number };
const shared = ((globalThis as { stallhouseRefreshes?: Shared }).stallhouseRefreshes ??= {
  running: new Map(),
  awayUntil: 0,
});
/** Requests that were on their way with the old cookie find the answer for this long; identity's grace is as long. */
const keepMs = 10_000;
/** After a try that found nobody, nobody tries for so long: an old token serves pages that need none. */
const restMs = 5_000;

/** Where a session is used from, as its owner will see it in their list. */
export type Device = { ip?: string | undefined; userAgent?: string | undefined };

function refreshOnce(refreshToken: string, device: Device = {}): Promise<Fresh> {
  const running = shared.running.get(refreshToken);
  if (running) return running;
  const started = impatientIdentity().internal.session.refresh.mutate({ refreshToken, ...device });
  shared.running.set(refreshToken, started);
  started.then(
    () => setTimeout(() => shared.running.delete(refreshToken), keepMs).unref(),
    (cause: unknown) => {
      shared.running.delete(refreshToken);
      if (!refusalIn(cause)) shared.awayUntil = Date.now() + restMs;
    },
  );
  return started;
}

type Kept = { session: Session | undefined; changed: boolean };

/**
 * The session with a live access token. Identity away is not a log-out; a session it ended is. A token that was taken back
 * serves for nothing: until identity says whether its session goes on, nobody is signed in.
 */
export async function keepAlive(session: Session, now: number, device: Device): Promise<Kept> {
  const state = await revoked.stateOf(session.accessToken);
  if (state === "ended") return { session: undefined, changed: true };
  const asBefore = { session: state === "good" ? session : undefined, changed: false };
  if (state === "good" && !needsRefresh(session, now)) return await mergePending(session, false);
  if (now < shared.awayUntil) return asBefore;
  // An answer from before the token was taken back is no answer.
  if (state === "void") shared.running.delete(session.refreshToken);
  try {
    const { user, ...grant } = await refreshOnce(session.refreshToken, device);
    return await mergePending({ ...session, ...grant, user }, true);
  } catch (cause) {
    return isOver(cause) ? { session: undefined, changed: true } : asBefore;
  }
}

function isOver(cause: unknown): boolean {
  const reason = refusalIn(cause)?.reason;
  return reason === "SESSION_ENDED" || reason === "ACCOUNT_BLOCKED" || reason === "NOT_SIGNED_IN";
}

const retryMs = 15_000;
const tried = new Map<string, number>();

/** Carts and orders that could not be merged at log-in are tried again, not at every request. */
async function mergePending(session: Session, changed: boolean): Promise<Kept> {
  const guest = session.pendingGuest;
  if (!guest) return { session, changed };
  const last = tried.get(guest.refreshToken) ?? 0;
  if (Date.now() - last < retryMs) return { session, changed };
  if (tried.size > 1_000) tried.clear();
  tried.set(guest.refreshToken, Date.now());
  const merged = await mergeGuest(session.accessToken, guest);
  return merged ? { session: { ...session, pendingGuest: undefined }, changed: true } : { session, changed };
}

/** True when nothing is left to do: merged, or the guest is gone for good. */
export async function mergeGuest(accessToken: string, guest: Grant): Promise<boolean> {
  try {
    const live = needsRefresh(guest, Date.now()) ? await refreshOnce(guest.refreshToken) : guest;
    const { cart, order } = orderFor(accessToken).customer;
    await cart.merge.mutate({ guestToken: live.accessToken });
    await order.claimGuest.mutate({ guestToken: live.accessToken });
    return true;
  } catch (cause) {
    const reason = refusalIn(cause)?.reason;
    return reason !== undefined && reason !== "SERVICE_AWAY";
  }
}
