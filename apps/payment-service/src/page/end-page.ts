import type { PayPage, Payment } from "../payment/expect-payment.ts";
import type { Deps } from "../trpc.ts";
import { checkPage } from "./check-page.ts";
import { providerAnswer } from "./provider-answer.ts";
import { requestPage } from "./request-page.ts";

/** Ends a page at the provider, then reads from the provider how it ended: it may have been paid in between. */
export async function endPage(deps: Deps, payment: Payment, page: PayPage): Promise<void> {
  // A call whose answer was lost may have made a page nobody here knows: the same key finds it.
  const known = page.state === "REQUESTED" ? await requestPage(deps, payment, page) : page;
  const sessionId = known.providerSessionId;
  if (known.state === "ENDED" || !sessionId) return;
  await providerAnswer(deps.log, () => deps.provider.endPage(sessionId));
  await checkPage(deps, known);
}
