import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { MiddlewareHandler } from "hono";
import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../world.ts";
import { takeFault } from "./switches.ts";
import type { FaultyPlace } from "./switches-input.ts";

export type Door = { Bindings: HttpBindings };

/** Slow, failing, silent or broken off, as the switches of the place say. `bodyOf` words the failure in the provider's shape. */
export function suffer(world: World, place: FaultyPlace, bodyOf: (status: number) => object): MiddlewareHandler<Door> {
  return async (c, next) => {
    const fault = takeFault(world.store, place);
    if (fault.latencyMs > 0) await sleep(fault.latencyMs);
    if (fault.hangs) return neverAnswer(c.env);
    if (fault.fails) {
      if (fault.status === 429) c.header("retry-after", "1");
      return c.json(bodyOf(fault.status), fault.status);
    }
    await next();
    if (!fault.drops) return;
    c.env.incoming.socket.destroy();
    c.res = undefined;
    c.res = RESPONSE_ALREADY_SENT;
  };
}

async function neverAnswer({ incoming }: HttpBindings): Promise<Response> {
  const { socket } = incoming;
  if (!socket.destroyed) await new Promise((resolve) => socket.once("close", resolve));
  return RESPONSE_ALREADY_SENT;
}
