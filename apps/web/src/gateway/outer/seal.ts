import type { ServerResponse } from "node:http";
import { packedHeader } from "../packed-page.ts";
import { beforeHead } from "./before-head.ts";

/** Has the last word on what an answer's headers say. */
export function seal(response: ServerResponse): void {
  beforeHead(response, () => {
    const packed = response.getHeader(packedHeader);
    if (packed === undefined) return;
    response.removeHeader(packedHeader);
    response.setHeader("content-encoding", packed);
  });
}
