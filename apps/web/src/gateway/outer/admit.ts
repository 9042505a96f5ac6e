import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Called first for every request from outside, before anything of it is read or understood. False when it was answered here and
 * goes no further.
 */
export function admit(_request: IncomingMessage, _response: ServerResponse): boolean {
  return true;
}
