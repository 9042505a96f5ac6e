import type { Loop } from "@stallhouse/service/loops";
import type { Reconciler } from "@stallhouse/service/reconcilers";
import { completePages } from "./page/complete-pages.ts";
import { sweepPayments } from "./payment/sweep-payments.ts";
import { makeRefunds } from "./refund/make-refunds.ts";
import { askOrder } from "./reconcile/ask-order.ts";
import { oweRefunds } from "./reconcile/owe-refunds.ts";
import type { Deps } from "./trpc.ts";
import { processWebhooks } from "./webhook/process-webhooks.ts";

/** What finishes by itself whatever a crash or an outage left half done. */
export const loops: readonly Loop<Deps>[] = [
  { name: "webhooks", everyMs: 1_000, run: processWebhooks },
  { name: "refunds", everyMs: 1_000, run: makeRefunds },
  { name: "pay pages", everyMs: 2_000, run: completePages },
  { name: "payment sweep", everyMs: 2_000, run: sweepPayments },
];

/** What lost facts left inconsistent. */
export const reconcilers: readonly Reconciler<Deps>[] = [
  { what: "captured without order's word", everyMs: 15_000, run: askOrder },
  { what: "captured for a dead order without a refund", everyMs: 60_000, run: oweRefunds },
];
