import { emailTopics } from "@stallhouse/contracts/email-topics";
import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { userPreferencesChangedV1 } from "@stallhouse/contracts/events/identity";
import type { UserId } from "@stallhouse/contracts/ids";
import { eq } from "drizzle-orm";
import type { Message } from "../notification/tell.ts";
import { mailChoices } from "../schema.ts";
import type { NotifierTx } from "../schema.ts";

type Chosen = PayloadOf<typeof userPreferencesChangedV1>;

export async function keepChoices(tx: NotifierTx, { userId, emailTopics: chosen }: Chosen): Promise<void> {
  const unwanted = emailTopics.filter((topic) => chosen[topic] === false);
  await tx
    .insert(mailChoices)
    .values({ userId, unwanted })
    .onConflictDoUpdate({ target: mailChoices.userId, set: { unwanted } });
}

/** Leaves out the mails of a topic that the person does without. An SMS is no mail: it goes to who gave a number for it. */
export async function wantedOf(
  tx: NotifierTx,
  { userId, topic }: { userId: UserId; topic: EmailTopic },
  messages: readonly Message[],
): Promise<readonly Message[]> {
  const [row] = await tx.select().from(mailChoices).where(eq(mailChoices.userId, userId));
  return row?.unwanted.includes(topic) ? messages.filter(({ channel }) => channel !== "mail") : messages;
}
