import type { IncomingMessage, ServerResponse } from "node:http";
import {
  callTRPCProcedure,
  getErrorShape,
  getTRPCErrorFromUnknown,
  transformTRPCResponse,
  TRPCError,
} from "@trpc/server";
import type { AnyTRPCRouter } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { readBody } from "./http-server.ts";

type Door = (request: IncomingMessage, response: ServerResponse) => void;
type Options = {
  router: AnyTRPCRouter;
  maxBodySize: number;
  createContext: (request: IncomingMessage) => Promise<object>;
  /** For batches, streams and whatever else is not one call in JSON. */
  otherwise: Door;
};
type Call = { path: string; type: "query" | "mutation"; search: URLSearchParams };

/** One call in JSON, as nearly all are, without the Request, the Response and their streams that tRPC's adapter makes of each. */
export function plainDoor({ router, maxBodySize, createContext, otherwise }: Options): Door {
  const config = router._def._config;

  async function answer(request: IncomingMessage, response: ServerResponse, call: Call): Promise<void> {
    const { path, type } = call;
    let ctx: object | undefined;
    let input: unknown;
    const getRawInput = async () => (input = await inputOf(request, call, maxBodySize));
    try {
      ctx = await createContext(request);
      const asked = { router, path, type, ctx, getRawInput, signal: undefined, batchIndex: 0 };
      const data: unknown = await callTRPCProcedure(asked);
      send(response, 200, transformTRPCResponse(config, { result: { data } }));
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      const shape = getErrorShape({ config, error, type, path, input, ctx });
      send(response, getHTTPStatusCodeFromError(error), transformTRPCResponse(config, { error: shape }));
    }
  }

  return (request, response) => {
    const call = plainCall(router, request);
    if (call) void answer(request, response, call).catch(() => response.destroy());
    else otherwise(request, response);
  };
}

function plainCall(router: AnyTRPCRouter, request: IncomingMessage): Call | undefined {
  const { url = "", method, headers } = request;
  const mark = url.indexOf("?");
  const path = url.slice("/trpc/".length, mark < 0 ? undefined : mark);
  const type = typeOf(router, path);
  const search = new URLSearchParams(mark < 0 ? "" : url.slice(mark));
  if (headers["trpc-accept"] || [...search.keys()].some((key) => key !== "input")) return undefined;
  if (type === "query" && method === "GET") return { path, type, search };
  if (type === "mutation" && isJsonPost(request)) return { path, type, search };
  return undefined;
}

function typeOf(router: AnyTRPCRouter, path: string): string | undefined {
  const procedures = router._def.procedures as Record<string, { _def: { type: string } }>;
  return Object.hasOwn(procedures, path) ? procedures[path]?._def.type : undefined;
}

const isJsonPost = ({ method, headers }: IncomingMessage) =>
  method === "POST" && headers["content-type"]?.startsWith("application/json") === true;

async function inputOf(request: IncomingMessage, { type, search }: Call, maxBodySize: number): Promise<unknown> {
  const text = type === "query" ? search.get("input") : await readBody(request, maxBodySize);
  if (text === undefined) throw new TRPCError({ code: "PAYLOAD_TOO_LARGE" });
  if (type === "query" && !text) return undefined;
  try {
    return JSON.parse(text ?? "");
  } catch (cause) {
    throw new TRPCError({ code: "BAD_REQUEST", cause });
  }
}

function send(response: ServerResponse, status: number, said: unknown): void {
  const body = Buffer.from(JSON.stringify(said));
  response.writeHead(status, {
    "content-type": "application/json",
    vary: "trpc-accept, accept",
    "content-length": body.length,
  });
  response.end(body);
}
