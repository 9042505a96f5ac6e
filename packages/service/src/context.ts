import type { IncomingMessage } from "node:http";
import type { VerifyCallerToken } from "@stallhouse/auth/caller-token";
import type { VerifyUserToken } from "@stallhouse/auth/user-token";
import type { Actor } from "@stallhouse/contracts/actor";
import { Refusal } from "@stallhouse/contracts/refusal";
import { TRPCError } from "@trpc/server";
import { callerTokenHeader } from "./client.ts";
import { refusalStatus } from "./refusal-status.ts";
import type { Revocations } from "./revocations.ts";

export type Guards = { verifyCaller: VerifyCallerToken; verifyUser: VerifyUserToken; revocations: Revocations };

type Acting = { actor?: Actor; issuedAt?: Date; tokenId?: string };

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
  const { jti: tokenId, issuedAt, ...actor } = await guards.verifyUser(authorization.slice("Bearer ".length));
  if (guards.revocations.isRevoked(actor.userId, issuedAt)) throw new Refusal("SESSION_ENDED");
  return { actor, issuedAt, tokenId };
}
