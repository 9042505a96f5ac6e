import type { Reconciler } from "@stallhouse/service/reconcilers";
import type { Deps } from "../trpc.ts";
import { askForHolds, askForReturns, askForStock } from "./ask-catalog.ts";
import { askForMoney, askForPartRefunds, askForRefunds } from "./ask-payment.ts";

/** What lost facts left inconsistent. */
export const reconcilers: readonly Reconciler<Deps>[] = [
  { what: "unpaid without payment's word", everyMs: 15_000, run: askForMoney },
  { what: "refunding without payment's word", everyMs: 30_000, run: askForRefunds },
  { what: "part refunding without payment's word", everyMs: 30_000, run: askForPartRefunds },
  { what: "paid without committed stock", everyMs: 15_000, run: askForStock },
  { what: "cancelled with stock still sold", everyMs: 30_000, run: askForReturns },
  { what: "stock asked for without an answer", everyMs: 15_000, run: askForHolds },
];
