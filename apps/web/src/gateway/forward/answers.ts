import type { Reason } from "@stallhouse/contracts/refusal";

/** tRPC's names and JSON-RPC numbers of the statuses the gateway itself answers with. */
const codes = {
  400: ["BAD_REQUEST", -32600],
  401: ["UNAUTHORIZED", -32001],
  403: ["FORBIDDEN", -32003],
  404: ["NOT_FOUND", -32004],
  405: ["METHOD_NOT_SUPPORTED", -32005],
  408: ["TIMEOUT", -32008],
  413: ["PAYLOAD_TOO_LARGE", -32013],
  429: ["TOO_MANY_REQUESTS", -32029],
  503: ["SERVICE_UNAVAILABLE", -32603],
} as const;

type Said = {
  status: keyof typeof codes;
  reason: Reason;
  correlationId: string;
  retryAfterSeconds?: number | undefined;
};

/** The gateway's own "no", in the shape of a service's, so that a client reads both alike. */
export function refuse(said: Said): Response {
  const { status, correlationId, retryAfterSeconds } = said;
  return Response.json(refusalBody(said), {
    status,
    headers: {
      "cache-control": "no-store",
      "x-correlation-id": correlationId,
      ...(retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {}),
    },
  });
}

export function refusalBody({ status, reason, correlationId, retryAfterSeconds }: Said): unknown {
  const [code, number] = codes[status];
  const details = retryAfterSeconds ? { retryAfterSeconds: String(retryAfterSeconds) } : {};
  const data = { code, httpStatus: status, reason, details, correlationId };
  return { error: { message: reason, code: number, data } };
}
