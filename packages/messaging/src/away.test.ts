import { reasons, Refusal, refusalKinds } from "@stallhouse/contracts/refusal";
import { expect, test } from "vitest";
import { isAway } from "./away.ts";
import { NotYet, PermanentFailure } from "./bus.ts";

const coded = (code: string, message = "trouble") => Object.assign(new Error(message), { code });
const named = (name: string) => Object.assign(new Error("trouble"), { name });

/** Every state that PostgreSQL lists for its own trouble, and the faults a fact itself can cause. */
const awayStates = `08000 08003 08006 08001 08004 08007 08P01 25006 25P03 28000 28P01 3D000 40001 40003 40P01
  53000 53100 53200 53300 53400 55006 55P03 57000 57014 57P01 57P02 57P03 57P04 57P05 58000 58030 58P01 58P02`;
const faultStates = "22001 22003 22P02 23502 23503 23505 23514 25P02 42703 42P01 42601 P0001 21000 0A000 XX000";
const awayCodes = `ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH EHOSTDOWN
  ENETUNREACH ENETDOWN EADDRNOTAVAIL EMFILE ENFILE ENOBUFS ENOSPC EPROTO CONNECTION_CLOSED CONNECTION_ENDED
  CONNECTION_DESTROYED CONNECT_TIMEOUT UND_ERR_SOCKET UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT
  UND_ERR_BODY_TIMEOUT UND_ERR_CLOSED CERT_HAS_EXPIRED ERR_TLS_CERT_ALTNAME_INVALID ERR_STREAM_PREMATURE_CLOSE`;
const faultCodes = "ENOENT EEXIST EACCES ERR_INVALID_ARG_TYPE ERR_ASSERTION E2BIG EINVAL";
const awayNames = "AbortError TimeoutError ProviderAway Away BrokenCircuitError AMQPConnectionError";
const faultNames = "Error TypeError RangeError ZodError SyntaxError ProviderRefused";
const words = (text: string) => text.split(/\s+/);

const wraps: [name: string, wrap: (error: Error) => unknown][] = [
  ["bare", (error) => error],
  ["as the cause of another", (error) => new Error("Failed query", { cause: error })],
  ["deep among causes", (error) => new Error("a", { cause: new TypeError("b", { cause: error }) })],
  ["among several", (error) => new AggregateError([new Error("first"), error])],
];

test.each(wraps)("F42 what is away is known %s", (_name, wrap) => {
  const errors = [...words(awayStates), ...words(awayCodes)].map((code) => coded(code));
  const all = [...errors, ...words(awayNames).map(named), new TypeError("fetch failed"), new NotYet("no seller")];
  expect(all.filter((error) => !isAway(wrap(error)))).toEqual([]);
});

test.each(wraps)("a fact's own fault is not taken for an outage, %s", (_name, wrap) => {
  const errors = [...words(faultStates), ...words(faultCodes)].map((code) => coded(code));
  const all = [...errors, ...words(faultNames).map(named), new PermanentFailure("never")];
  expect(all.filter((error) => isAway(wrap(error)))).toEqual([]);
});

test("F42 a callee's or provider's own trouble is away, its no is not", () => {
  const status = (value: number) => [
    { status: value },
    { statusCode: value },
    Object.assign(new Error(), { data: { httpStatus: value } }),
  ];
  expect([500, 502, 503, 504, 408, 425, 429].flatMap(status).every(isAway)).toBe(true);
  expect([200, 400, 401, 402, 404, 409, 422].flatMap(status).some(isAway)).toBe(false);
});

test("a refusal is away only if it is passing", () => {
  const away = reasons.filter((reason) => isAway(new Refusal(reason)));
  expect(away).toEqual(reasons.filter((reason) => refusalKinds[reason] === "passing"));
  expect(away).toContain("PAYMENT_PROVIDER_AWAY");
});

test("what is no error, or its own cause, is no outage", () => {
  const own = new Error("round");
  own.cause = own;
  for (const thrown of [own, undefined, null, "text", 7, {}, []]) expect(isAway(thrown)).toBe(false);
});
