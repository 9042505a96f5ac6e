import type { IncomingMessage, ServerResponse } from "node:http";
import { beforeHead } from "./before-head.ts";
import { cacheControl } from "./cache-control.ts";
import type { PublicRoute } from "./public-routes.ts";

type Given = { route: PublicRoute | undefined; guards: ReadonlyMap<string, string>; isDevelopment: boolean };

/** Has the last word on what an answer's headers say: who may keep it, that nothing is read into it, and no stranger's cookie. */
export function seal(request: IncomingMessage, response: ServerResponse, given: Given): void {
  // What is being written is another file a moment later.
  const route = given.isDevelopment ? undefined : given.route;
  beforeHead(response, (status) => {
    const said = String(response.getHeader("cache-control") ?? "");
    const setsCookie = response.hasHeader("set-cookie");
    const hasCookie = request.headers.cookie !== undefined;
    response.setHeader("cache-control", cacheControl({ route, status, hasCookie, setsCookie, said }));
    if (given.route) response.removeHeader("set-cookie");
    for (const [name, value] of given.guards) {
      // A page knows its own policy, which lets its scripts run; whatever says none may do nothing.
      if (name !== "content-security-policy" || !response.hasHeader(name)) response.setHeader(name, value);
    }
    return status;
  });
}
