import { eq, sql } from "drizzle-orm";
import { backoffSeconds, batchSize, eachOf, leaseEnd } from "../claim.ts";
import type { PayPage } from "../payment/expect-payment.ts";
import { payPages, paymentIntents } from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { requestPage } from "./request-page.ts";

const longestPauseSeconds = 60;

/** Asks again for pages whose provider call got no answer, or never was made. Answers how many were taken up. */
export async function completePages(deps: Deps): Promise<number> {
  const due = sql`(select id from pay_pages where state = 'REQUESTED' and next_try_at <= now()
    order by next_try_at limit ${batchSize} for update skip locked)`;
  const pages = await deps.db
    .update(payPages)
    .set({ nextTryAt: leaseEnd, tries: sql`${payPages.tries} + 1` })
    .where(sql`${payPages.id} in ${due}`)
    .returning();
  await eachOf(pages, (page) => completePage(deps, page));
  return pages.length;
}

async function completePage(deps: Deps, page: PayPage): Promise<void> {
  try {
    const [payment] = await deps.db.select().from(paymentIntents).where(eq(paymentIntents.id, page.paymentId));
    if (payment) await requestPage(deps, payment, page);
  } catch (err) {
    deps.log.warn({ err, pageId: page.id, tries: page.tries }, "pay page not opened yet");
    const pause = backoffSeconds(page.tries, longestPauseSeconds);
    await deps.db
      .update(payPages)
      .set({ nextTryAt: sql`now() + make_interval(secs => ${pause})` })
      .where(eq(payPages.id, page.id));
  }
}
