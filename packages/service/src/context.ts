import type { IncomingMessage, ServerResponse } from "node:http";
import type { VerifyCallerToken } from "@stallhouse/auth/caller-token";
import type { TokenOrigin, VerifyUserToken } from "@stallhouse/auth/user-token";
import type { Actor } from "@stallhouse/contracts/actor";
import { Refusal } from "@stallhouse/contracts/refusal";
import { TRPCError } from "@trpc/server";
import { callerTokenHeader } from "./client.ts";
import { refusalStatus } from "./refusal-status.ts";
import type { Revocations } from "./revocations.ts";

export type Guards = { verifyCaller: VerifyCallerToken; verifyUser: VerifyUserToken; revocations: Revocations };

type Acting = Partial<TokenOrigin> & { actor?: Actor };

/** Who calls and who acts, from the two tokens of a request. A token that is there but wrong is refused, never ignored. */
export async function identify(request: IncomingMessage, guards: Guards) {
  try {
    const callerToken = request.headers[callerTokenHeader];
    const caller = typeof callerToken === "string" ? await guards.verifyCaller(callerToken) : undefined;
    return { caller, ...(await actorOf(request.headers.authorization, guards)) };
  } catch (cause) {
    if (cause instanceof Refusal) throw new TRPCError({ code: refusalStatus[cause.reason], cause });
    throw cause;
  }
}

async function actorOf(authorization: string | undefined, guards: Guards): Promise<Acting> {
  if (!authorization) return {};
  if (!authorization.startsWith("Bearer ")) throw new Refusal("NOT_SIGNED_IN");
  const { jti: _jti, issuedAt, sessionId, ...actor } = await verifyLive(guards)(authorization.slice("Bearer ".length));
  return { actor, issuedAt, sessionId };
}

type Streamed = { acting: Acting; revocations: Pick<Revocations, "whileLive"> };

/** A live stream lasts no longer than the token it was opened with: whoever may go on opens it again with the next one. */
export function endWithToken(
  request: IncomingMessage,
  response: ServerResponse,
  { acting: { actor, sessionId, issuedAt }, revocations }: Streamed,
): void {
  if (!actor || !sessionId || !issuedAt || !isStream(request)) return;
  const bearer = { userId: actor.userId, sessionId, issuedAt };
  response.once(
    "close",
    revocations.whileLive(bearer, () => response.destroy()),
  );
}

export function isStream({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes("text/event-stream") ?? false;
}

/** Verifies a user token as the doors do: right, and not taken back. For tokens that come in a call's input. */
export function verifyLive({ verifyUser, revocations }: Pick<Guards, "verifyUser" | "revocations">): VerifyUserToken {
  return async (token) => {
    const user = await verifyUser(token);
    if (revocations.isRevoked(user)) throw new Refusal("SESSION_ENDED");
    return user;
  };
}
