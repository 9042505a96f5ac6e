import { and, eq } from "drizzle-orm";
import type { PayPage, Payment } from "../payment/expect-payment.ts";
import { ProviderRefused } from "../provider-port.ts";
import type { PageRequest } from "../provider-port.ts";
import { payPages } from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { providerAnswer } from "./provider-answer.ts";

/** Calls under way in this process: the provider refuses the same key twice at the same moment. */
const underWay = new Map<string, Promise<PayPage>>();

/**
 * Gets the recorded page from the provider and keeps its address. Safe to repeat: the page's id is the key of the call. A
 * page that the provider will never make comes back ENDED.
 */
export function requestPage(deps: Deps, payment: Payment, page: PayPage): Promise<PayPage> {
  const known = underWay.get(page.id);
  if (known) return known;
  const call = openAtProvider(deps, payment, page).finally(() => underWay.delete(page.id));
  underWay.set(page.id, call);
  return call;
}

async function openAtProvider(deps: Deps, payment: Payment, page: PayPage): Promise<PayPage> {
  try {
    const opened = await providerAnswer(deps.log, () => deps.provider.openPage(pageRequest(deps, payment, page)));
    return await settlePage(deps, page, {
      state: "OPEN",
      providerSessionId: opened.sessionId,
      payUrl: opened.payUrl,
      endsAt: opened.endsAt,
    });
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error;
    deps.log.error({ err: error, paymentId: payment.id, pageId: page.id }, "the provider refuses the pay page");
    return await settlePage(deps, page, {
      state: "ENDED",
      endReason: error.code === "KEY_SPENT" ? "KEY_SPENT" : "REFUSED",
    });
  }
}

function pageRequest({ publicUrl }: Deps, payment: Payment, page: PayPage): PageRequest {
  const returnUrl = `${publicUrl}/checkout/payment-return?order=${payment.orderId}`;
  return {
    key: page.id,
    paymentId: payment.id,
    orderId: payment.orderId,
    orderNumber: payment.orderNumber,
    email: payment.email,
    amount: payment.amount,
    currency: payment.currency,
    returnUrl,
    cancelUrl: `${returnUrl}&cancelled=1`,
    endsAt: page.requestedEndsAt,
  };
}

/** Writes the answer, unless another copy of us was quicker; answers the page as it stands. */
async function settlePage(deps: Deps, page: PayPage, answer: Partial<PayPage>): Promise<PayPage> {
  const [settled] = await deps.db
    .update(payPages)
    .set(answer)
    .where(and(eq(payPages.id, page.id), eq(payPages.state, "REQUESTED")))
    .returning();
  if (settled) return settled;
  const [standing] = await deps.db.select().from(payPages).where(eq(payPages.id, page.id));
  if (!standing) throw new Error(`page ${page.id} is gone`);
  return standing;
}
