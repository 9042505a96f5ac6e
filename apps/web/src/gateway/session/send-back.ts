import { safeCallback } from "./callback-url.ts";

// proxy.ts and the routes are separate module graphs: what must be one per process hangs on globalThis.
const shared = globalThis as { stallhouseRefused?: Map<string, number> };

/** Tokens that a service refused, with the moment: it knew before identity was asked. */
export const refusedTokens = (shared.stallhouseRefused ??= new Map<string, number>());

/**
 * Lets a call that was refused because the session has ended take the reader back to where they are, if nobody catches it:
 * on the way proxy.ts finds the token void and renews the session or drops it. Who catches it finds the refusal as ever.
 */
export async function sendBack(cause: unknown, userToken: string): Promise<void> {
  refusedTokens.set(userToken, Date.now());
  // Not within a page or an action there is nowhere to be sent back to, and no Next.
  const here = await pathOfPage().catch(() => null);
  if (!here || typeof cause !== "object" || cause === null) return;
  const { redirect } = await import("next/navigation");
  try {
    redirect(safeCallback(here));
  } catch (move) {
    if (move instanceof Error && "digest" in move) Object.assign(cause, { digest: move.digest });
  }
}

async function pathOfPage(): Promise<string | null> {
  const { headers } = await import("next/headers");
  return (await headers()).get("x-path");
}
