import { webhookEvents } from "../schema.ts";
import type { Deps } from "../trpc.ts";

/** Keeps a genuine webhook, once. Refuses with WEBHOOK_REJECTED one that is forged or too old. Answers whether it was new. */
export async function storeWebhook(
  { db, provider }: Deps,
  { body, signature }: { body: string; signature: string },
): Promise<boolean> {
  const { eventId, type } = provider.verifyWebhook(body, signature);
  const stored = await db
    .insert(webhookEvents)
    .values({ providerEventId: eventId, type, payload: body })
    .onConflictDoNothing()
    .returning({ id: webhookEvents.providerEventId });
  return stored.length > 0;
}
