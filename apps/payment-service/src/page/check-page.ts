import { eq } from "drizzle-orm";
import type { PayPage, Payment } from "../payment/expect-payment.ts";
import { paymentIntents } from "../schema.ts";
import type { Deps, Tx } from "../trpc.ts";
import { applyPageState } from "./apply-page-state.ts";
import type { Checked } from "./apply-page-state.ts";
import { providerAnswer } from "./provider-answer.ts";
import { requestPage } from "./request-page.ts";

/** Writes down what follows for whoever asked, in the transaction that made it true. `page` is as it stands now. */
type Conclude = (db: Deps["db"] | Tx, { applied, page }: Checked) => Promise<void>;

/** Asks the provider what became of a page and makes it true here. What the provider says now is all that counts, however we came to ask. */
export async function checkPage(deps: Deps, page: PayPage, conclude: Conclude = async () => {}): Promise<void> {
  const known = page.providerSessionId ? page : await requestPage(deps, await paymentOf(deps, page), page);
  const sessionId = known.providerSessionId;
  if (!sessionId) return await conclude(deps.db, { applied: "NOTHING_NEW", page: known });
  const state = await providerAnswer(deps.log, () => deps.provider.readPage(sessionId));
  await deps.db.transaction(async (tx) => conclude(tx, await applyPageState({ tx, log: deps.log }, known, state)));
}

async function paymentOf({ db }: Deps, page: PayPage): Promise<Payment> {
  const [payment] = await db.select().from(paymentIntents).where(eq(paymentIntents.id, page.paymentId));
  if (!payment) throw new Error(`payment ${page.paymentId} is gone`);
  return payment;
}
