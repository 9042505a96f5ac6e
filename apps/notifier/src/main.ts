import { startService } from "@stallhouse/service/start-service";
import { notifierConsumers } from "./consumers.ts";
import { env } from "./env.ts";
import { createMailer } from "./mailer.ts";
import { createSender } from "./notification/sender.ts";
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
  migrations: new URL("../drizzle", import.meta.url),
  router: notifierRouter,
  consumers: () => notifierConsumers({ publicUrl: env.PUBLIC_URL }),
  deps: async ({ db, sql, log }) => {
    const mail = createMailer({ apiKey, apiUrl, from });
    const sms = createSmsSender({ apiUrl: smsUrl, accountSid, authToken, from: smsFrom });
    const sender = createSender({ db, log, mail, sms });
    await sql.listen(dueChannel, sender.wake, sender.wake);
    return { db, sender };
  },
  // The round itself waits for work: stopping the loop waits for what is being sent.
  loops: [{ name: "send", everyMs: 20, run: ({ sender }) => sender.round() }],
});
