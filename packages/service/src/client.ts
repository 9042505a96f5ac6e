import { currentTrail } from "@stallhouse/contracts/correlation";
import type { FieldFault } from "@stallhouse/contracts/forms/fault";
import { reasons, Refusal } from "@stallhouse/contracts/refusal";
import type { Reason } from "@stallhouse/contracts/refusal";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { z } from "zod";
import { ask } from "./ask.ts";

/** Header that carries the calling process's token. */
export const callerTokenHeader = "x-caller-token";
export const correlationHeader = "x-correlation-id";

type Options = {
  service: string;
  /** The service's address, without a path. */
  url: string;
  /** From createCaller. */
  caller: (callee: string) => Promise<string>;
  /** The acting person's token, if the call is made for one. */
  userToken?: string;
  timeoutMs: number;
  /** Is shown each error before the call fails with it. */
  onError?: (error: unknown) => Promise<void>;
  /** How the service is asked: a callee's, so that its places and its breaker count for the call. */
  fetch?: (url: string, init: Timed) => Promise<Response>;
};

type Timed = RequestInit & { signal: AbortSignal };

/** A typed client of one service. A refusal over there is a `Refusal` here; an outage is SERVICE_AWAY. */
export function createServiceClient<Router extends AnyTRPCRouter>(options: Options) {
  const { fetch: askFor = (url, { signal, ...init }) => ask(new URL(url), { ...init, signals: [signal] }) } = options;
  return createTRPCClient<Router>({
    links: [
      shown(options.onError),
      httpLink({
        url: `${options.url}/trpc`,
        headers: async () => ({
          [callerTokenHeader]: await options.caller(options.service),
          [correlationHeader]: currentTrail().correlationId,
          ...(options.userToken ? { authorization: `Bearer ${options.userToken}` } : {}),
        }),
        fetch: (url, init) => askFor(String(url), { ...init, signal: AbortSignal.timeout(options.timeoutMs) } as Timed),
      }),
    ] as never,
  });
}

function shown(onError: Options["onError"]): TRPCLink<AnyTRPCRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => void (onError?.(error) ?? Promise.resolve()).finally(() => observer.error(error)),
        }),
      );
}

const refusalShape = z.object({
  reason: z.enum(reasons),
  details: z.record(z.string(), z.string()).default({}),
  faults: z.array(z.custom<FieldFault>()).default([]),
});

/** The refusal inside a client's error, if the callee refused; undefined for an outage or a fault. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (!(error instanceof TRPCClientError)) return undefined;
  const parsed = refusalShape.safeParse(error.data);
  if (!parsed.success) return undefined;
  const { reason, details, faults } = parsed.data;
  return new Refusal(reason satisfies Reason, details, faults);
}
