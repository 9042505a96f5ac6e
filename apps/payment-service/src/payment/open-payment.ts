import { Refusal } from "@stallhouse/contracts/refusal";
import { checkPage } from "../page/check-page.ts";
import { requestPage } from "../page/request-page.ts";
import type { Deps } from "../trpc.ts";
import { ensurePage, expectPayment } from "./expect-payment.ts";
import type { ExpectedPayment, PayPage, Payment } from "./expect-payment.ts";
import { capturedOf } from "./payment-payload.ts";
import type { Captured } from "./payment-payload.ts";

export type OpenedPayment = {
  paymentId: Payment["id"];
  status: Payment["status"];
  payUrl: string | null;
  captured: Captured | null;
};

/** Time in which the call itself asks the provider; after that the completer takes over. */
const graceSeconds = 10;
const maxRounds = 3;

/**
 * The page on which an order is paid, opened at the first call. Refuses with PAYMENT_PROVIDER_AWAY when the provider gave
 * no answer: the payment stands and its page follows, under the same key.
 */
export async function openPayment(deps: Deps, input: ExpectedPayment): Promise<OpenedPayment> {
  for (let round = 0; round < maxRounds; round++) {
    const { payment, page } = await deps.db.transaction(async (tx) => {
      const expected = await expectPayment(tx, input, deps.sweepSeconds);
      if (expected.status !== "OPEN") return { payment: expected, page: undefined };
      if (expected.isRefused) throw new Refusal("ORDER_NOT_PAYABLE");
      return { payment: expected, page: await ensurePage(tx, expected, graceSeconds) };
    });
    if (!page) {
      return { paymentId: payment.id, status: payment.status, payUrl: null, captured: capturedOf(payment) };
    }
    const payUrl = await payUrlOf(deps, payment, page);
    if (payUrl) return { paymentId: payment.id, status: "OPEN", payUrl, captured: null };
  }
  throw new Refusal("PAYMENT_PROVIDER_AWAY");
}

/** The page's address; undefined when the page turns out to have ended. */
async function payUrlOf(deps: Deps, payment: Payment, page: PayPage): Promise<string | undefined> {
  if (page.state === "OPEN" && page.endsAt && page.endsAt.getTime() <= Date.now()) {
    await checkPage(deps, page);
    return undefined;
  }
  const opened = page.state === "OPEN" ? page : await requestPage(deps, payment, page);
  if (opened.endReason === "REFUSED") throw new Refusal("ORDER_NOT_PAYABLE");
  return opened.state === "OPEN" ? (opened.payUrl ?? undefined) : undefined;
}
