import { eq } from "drizzle-orm";
import type { PayPage, Payment } from "../payment/expect-payment.ts";
import { paymentIntents } from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { applyPageState } from "./apply-page-state.ts";
import type { Applied } from "./apply-page-state.ts";
import { providerAnswer } from "./provider-answer.ts";
import { requestPage } from "./request-page.ts";

/** Asks the provider what became of a page and makes it true here. What the provider says now is all that counts, however we came to ask. */
export async function checkPage(deps: Deps, page: PayPage): Promise<Applied> {
  const known = page.providerSessionId ? page : await requestPage(deps, await paymentOf(deps, page), page);
  const sessionId = known.providerSessionId;
  if (!sessionId) return "NOTHING_NEW";
  const state = await providerAnswer(deps.log, () => deps.provider.readPage(sessionId));
  return await deps.db.transaction((tx) => applyPageState({ tx, log: deps.log }, known, state));
}

async function paymentOf({ db }: Deps, page: PayPage): Promise<Payment> {
  const [payment] = await db.select().from(paymentIntents).where(eq(paymentIntents.id, page.paymentId));
  if (!payment) throw new Error(`payment ${page.paymentId} is gone`);
  return payment;
}
