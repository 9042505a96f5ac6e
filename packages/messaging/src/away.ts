import { isFinal, Refusal } from "@stallhouse/contracts/refusal";

/**
 * What PostgreSQL says of itself rather than of a statement: by class (connection, resources, intervention, its disk,
 * who may log in) or by code (cut off, deadlock, overtaken, locked, standing by, the database not there yet).
 */
const awayStates = /^(?:08|53|57|58|28)|^(?:40001|40P01|40003|55P03|55006|25006|25P03|3D000)$/;

/** Codes of sockets, name look-ups and of the clients that stand on them, for a host that is away. */
const awayCodes =
  /^(?:E(?:CONN\w+|PIPE|TIMEDOUT|TIMEOUT|SOCKETTIMEDOUT|NOTFOUND|AI_\w+|HOST\w+|NET\w+|ADDRNOTAVAIL|MFILE|NFILE|NOBUFS|NOSPC|IO|DQUOT|PROTO)|CONNECT(?:ION)?_\w+|UND_ERR_\w+|ERR_(?:TLS|SSL|STREAM|SOCKET|HTTP2)_\w+|CERT_\w+|DEPTH_ZERO_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|ABORT_ERR|HPE_\w+)$/;

/** Ours are named so too: what ends in `Away` says that somebody gave no answer, and `NotYet` that another fact is awaited. */
const awayNames =
  /(?:Away|^NotYet|^AbortError|^TimeoutError|^BrokenCircuitError|^BulkheadRejectedError|^TaskCancelledError|^AMQPConnectionError|^AMQPChannelError|^StripeConnectionError|^StripeAPIError|^StripeRateLimitError)$/;

/** Statuses by which another process says that it cannot now. */
function isAwayStatus(status: unknown): boolean {
  return typeof status === "number" && (status >= 500 ? status < 600 : [408, 425, 429].includes(status));
}

/**
 * Whether something that was needed is away or short of resources, and so nothing is known about the fact itself.
 * Looks along the causes: libraries wrap what happened.
 */
export function isAway(error: unknown): boolean {
  const seen = new Set<unknown>();
  const open: unknown[] = [error];
  for (let one = open.pop(); one !== undefined || open.length > 0; one = open.pop()) {
    if (typeof one !== "object" || one === null || seen.has(one)) continue;
    seen.add(one);
    if (saysAway(one)) return true;
    if ("cause" in one) open.push(one.cause);
    if ("errors" in one && Array.isArray(one.errors)) open.push(...one.errors.slice(0, 10));
  }
  return false;
}

function saysAway(error: object): boolean {
  if (error instanceof Refusal) return !isFinal(error.reason);
  const { name, message, code, data, status, statusCode } = error as Record<string, unknown>;
  return (
    isAwayCode(code) ||
    (typeof name === "string" && awayNames.test(name)) ||
    (name === "TypeError" && message === "fetch failed") ||
    [status, statusCode, statusOfCallee(data)].some(isAwayStatus)
  );
}

function isAwayCode(code: unknown): boolean {
  if (typeof code !== "string") return false;
  return awayCodes.test(code) || (code.length === 5 && awayStates.test(code));
}

/** Of a tRPC client's error. */
function statusOfCallee(data: unknown): unknown {
  return typeof data === "object" && data !== null && "httpStatus" in data ? data.httpStatus : undefined;
}
