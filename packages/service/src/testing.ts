import type { Actor, Role } from "@stallhouse/contracts/actor";
import { newId } from "@stallhouse/contracts/ids";
import type { SellerId, UserId } from "@stallhouse/contracts/ids";
import type { AppName } from "@stallhouse/topology/topology";
import { createLog } from "./log.ts";
import type { RequestContext } from "./trpc.ts";

/** An actor for tests: each call makes another person. */
export function anActor(role: Role, given: Partial<Actor> = {}): Actor {
  const userId = newId<UserId>();
  return {
    userId,
    role,
    email: `${role}-${userId.slice(-6)}@example.test`,
    guest: false,
    ...(role === "seller" ? { sellerId: newId<SellerId>() } : {}),
    ...given,
  };
}

/** The context of a request for `router.createCaller`: who acts, and through which process. */
export function requestContext(service: string, actor?: Actor, caller: AppName = "web"): RequestContext {
  return { service, log: createLog(service, "silent"), caller, actor };
}
