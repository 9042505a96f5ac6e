import { startService } from "@stallhouse/service/start-service";
import { notifierConsumers } from "./consumers.ts";
import { env } from "./env.ts";
import { createMailer } from "./mailer.ts";
import type { Held } from "./notification/claim-due.ts";
import { createSender } from "./notification/sender.ts";
import { createLinks } from "./links.ts";
import { forgetAllOld } from "./notification/forget-old.ts";
import { writeOwedLetters } from "./notification/mail-sellers.ts";
import { callSender, reviveOwed } from "./notification/revive-owed.ts";
import { dueChannel } from "./notification/tell.ts";
import { notifierRouter } from "./router.ts";
import * as schema from "./schema.ts";
import { createSmsSender } from "./sms.ts";

const { RESEND_API_KEY: apiKey, RESEND_API_URL: apiUrl, MAIL_FROM: from } = env;
const { SMS_API_URL: smsUrl, SMS_ACCOUNT_SID: accountSid, SMS_AUTH_TOKEN: authToken, SMS_FROM: smsFrom } = env;

await startService({
  name: "notifier",
  env,
  schema,
  folder: new URL("..", import.meta.url),
  router: notifierRouter,
  consumers: () => notifierConsumers({ publicUrl: env.PUBLIC_URL }),
  deps: async ({ db, sql, log, metrics }) => {
    const mail = createMailer({ apiKey, apiUrl, from });
    const sms = createSmsSender({ apiUrl: smsUrl, accountSid, authToken, from: smsFrom });
    const onHeld = (held: readonly Held[]) => {
      for (const { verdict } of held) {
        metrics.overBudget.inc({ kind: verdict.kind, scope: verdict.scope, verdict: verdict.is });
      }
    };
    const links = createLinks(env.PUBLIC_URL);
    const sender = createSender({ db, log, homeUrl: links.home, mail, sms, onHeld });
    await sql.listen(dueChannel, sender.wake, sender.wake);
    return { db, log, sender, links };
  },
  // The round itself waits for work: stopping the loop waits for what is being sent.
  loops: [
    { name: "send", everyMs: 20, run: ({ sender }) => sender.round() },
    { name: "forget old notifications", everyMs: 60_000, run: ({ db }) => forgetAllOld(db) },
  ],
  reconcilers: [
    { what: "letter owed to a seller who was not known", everyMs: 5_000, run: writeOwedLetters },
    { what: "owed letter given up", everyMs: 30_000, run: ({ db }) => reviveOwed(db) },
    {
      what: "due notification that nobody takes",
      everyMs: 15_000,
      run: ({ db, sender }) => callSender(db, sender.wake),
    },
  ],
});
