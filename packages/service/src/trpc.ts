import type { Actor } from "@stallhouse/contracts/actor";
import { currentTrail } from "@stallhouse/contracts/correlation";
import { faultsOfIssues } from "@stallhouse/contracts/forms/input";
import type { SellerId, UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { allowedBranches } from "@stallhouse/topology/topology";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { Log } from "./log.ts";
import { refusalStatus } from "./refusal-status.ts";

/** What is known of a request before its procedure runs. */
export type RequestContext = {
  service: string;
  log: Log;
  /** The calling process, from its caller token. */
  caller: string | undefined;
  /** The acting person, from a verified user token that was not revoked. */
  actor?: Actor | undefined;
  /** When the acting person's token was issued. */
  issuedAt?: Date | undefined;
  /** The session it was issued in. */
  sessionId?: string | undefined;
  /** Told how long each procedure took and how it ended. */
  onProcedure?: (path: string, seconds: number, outcome: string) => void;
};

export type Customer = { customerId: UserId; email: string; guest: boolean };
export type Seller = { sellerId: SellerId; userId: UserId };
export type Admin = { userId: UserId; email: string };

/**
 * The five procedure bases of a service, one per branch of its router. `Deps` is what its use cases need (db, clients).
 * Who may enter is decided twice: by the calling process here, and by the acting person in each base.
 */
export function createTrpc<Deps extends object>() {
  const t = initTRPC.context<RequestContext & Deps>().create({
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: messageOf(error),
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, ...reasonOf(error) },
    }),
    sse: { ping: { enabled: true, intervalMs: 10_000 }, client: { reconnectAfterInactivityMs: 30_000 } },
  });

  const observed = t.procedure.use(async ({ ctx, path, next }) => {
    const started = performance.now();
    const result = await next();
    const error = result.ok ? undefined : refused(result.error);
    ctx.onProcedure?.(path, (performance.now() - started) / 1000, error ? error.code : "OK");
    if (!error) return result;
    report(ctx.log, path, error);
    throw error;
  });
  const anyCaller = observed.use(({ ctx, path, next }) => {
    checkCaller(ctx, path);
    return next();
  });

  const customer = anyCaller.use(({ ctx, next }) => next({ ctx: { customer: customerOf(ctx.actor) } }));
  return {
    router: t.router,
    createCallerFactory: t.createCallerFactory,
    publicProcedure: anyCaller,
    /** Customers, guests included. */
    customerProcedure: customer,
    /** Customers with an account. */
    memberProcedure: customer.use(({ ctx, next }) => {
      if (ctx.customer.guest) throw new Refusal("GUEST_MUST_SIGN_IN");
      return next();
    }),
    sellerProcedure: anyCaller.use(({ ctx, next }) => next({ ctx: { seller: sellerOf(ctx.actor) } })),
    adminProcedure: anyCaller.use(({ ctx, next }) => next({ ctx: { admin: adminOf(ctx.actor) } })),
    /** Between processes: carries no person's rights. */
    internalProcedure: anyCaller.use(({ next }) => next({ ctx: { actor: undefined } })),
  };
}

function checkCaller(ctx: RequestContext, path: string): void {
  if (!ctx.caller) throw new Refusal("NOT_SIGNED_IN");
  const branch = path.split(".")[0];
  if (allowedBranches(ctx.caller, ctx.service).some((allowed) => allowed === branch)) return;
  ctx.log.warn({ caller: ctx.caller, path }, "call refused: no such edge in the topology");
  throw new Refusal("NOT_ALLOWED");
}

function signedIn(actor: Actor | undefined): Actor {
  if (!actor) throw new Refusal("NOT_SIGNED_IN");
  return actor;
}

function customerOf(actor: Actor | undefined): Customer {
  const { userId, role, email, guest } = signedIn(actor);
  if (role !== "user") throw new Refusal("NOT_ALLOWED");
  return { customerId: userId, email, guest };
}

/** For doors beside tRPC too. Refuses everybody but a seller. */
export function sellerOf(actor: Actor | undefined): Seller {
  const { userId, role, sellerId } = signedIn(actor);
  if (role !== "seller" || !sellerId) throw new Refusal("NOT_ALLOWED");
  return { sellerId, userId };
}

function adminOf(actor: Actor | undefined): Admin {
  const { userId, role, email } = signedIn(actor);
  if (role !== "admin") throw new Refusal("NOT_ALLOWED");
  return { userId, email };
}

/** Gives a refusal its status code; leaves every other error as it is. */
function refused(error: TRPCError): TRPCError {
  if (!(error.cause instanceof Refusal)) return error;
  return new TRPCError({ code: refusalStatus[error.cause.reason], message: error.cause.reason, cause: error.cause });
}

function reasonOf(error: TRPCError) {
  const { correlationId } = currentTrail();
  if (error.cause instanceof Refusal) {
    const { reason, details, faults } = error.cause;
    return { reason, details, faults, correlationId };
  }
  if (error.cause instanceof ZodError) {
    return { reason: "INPUT_INVALID" as const, details: {}, faults: faultsOfIssues(error.cause.issues), correlationId };
  }
  return { correlationId };
}

/** Faults are masked: their text may name tables, paths and people. */
function messageOf(error: TRPCError): string {
  if (error.cause instanceof Refusal) return error.cause.reason;
  if (error.code === "BAD_REQUEST" || error.cause instanceof ZodError) return "INPUT_INVALID";
  return error.code === "INTERNAL_SERVER_ERROR" ? "Something went wrong" : error.code;
}

function report(log: Log, path: string, error: TRPCError): void {
  if (error.code === "INTERNAL_SERVER_ERROR") log.error({ path, err: error.cause ?? error }, "procedure failed");
  else log.info({ path, code: error.code, reason: error.message }, "procedure refused");
}
