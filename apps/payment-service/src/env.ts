import { readEnv, serviceEnv } from "@stallhouse/service/env";
import { z } from "zod";

export const env = readEnv(
  serviceEnv.extend({
    STRIPE_API_KEY: z.string().min(1),
    /** Where the provider is, if not at its own address: the sandbox. */
    STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Signs the provider's webhooks. */
    WEBHOOK_SECRET: z.string().min(1),
    /** The shop's address, to which the provider sends the customer back. */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
    /** How long a payment may be without a verdict before the provider is asked. */
    SWEEP_SECONDS: z.coerce.number().positive().default(60),
  }),
);
