import { leaseEnd } from "../claim.ts";
import { webhookEvents } from "../schema.ts";
import type { Deps } from "../trpc.ts";

export type Webhook = typeof webhookEvents.$inferSelect;

/**
 * Keeps a genuine webhook, once, claimed for whoever stored it. Refuses with WEBHOOK_REJECTED one that is forged or too
 * old. Answers undefined for one that was here before.
 */
export async function storeWebhook(
  { db, provider }: Deps,
  { body, signature }: { body: string; signature: string },
): Promise<Webhook | undefined> {
  const { eventId, type } = provider.verifyWebhook(body, signature);
  const [stored] = await db
    .insert(webhookEvents)
    .values({ providerEventId: eventId, type, payload: body, nextTryAt: leaseEnd, tries: 1 })
    .onConflictDoNothing()
    .returning();
  return stored;
}
