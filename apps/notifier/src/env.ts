import { readEnv, serviceEnv } from "@stallhouse/service/env";
import { z } from "zod";

const oneLine = z.string().regex(/^[^\p{Cc}]+$/u);

export const env = readEnv(
  serviceEnv.extend({
    RESEND_API_KEY: oneLine,
    /** Left out: Resend itself. */
    RESEND_API_URL: z.url().optional(),
    SMS_API_URL: z.url(),
    SMS_ACCOUNT_SID: oneLine,
    SMS_AUTH_TOKEN: oneLine,
    SMS_FROM: oneLine,
    /** "Stallhouse <hello@example.org>" */
    MAIL_FROM: oneLine,
    /** Where people open the market: mails lead there. */
    PUBLIC_URL: z.url(),
  }),
);
