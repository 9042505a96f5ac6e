import { callerEnv, readEnv, serviceEnv } from "@stallhouse/service/env";
import { z } from "zod";

export const env = readEnv(
  serviceEnv.extend({
    ...callerEnv,
    CATALOG_URL: z.url(),
    PAYMENT_URL: z.url(),
    /** Signs the links by which guests follow their orders. */
    TRACK_SECRET: z.string().min(32),
    /** How long catalog holds stock for an unpaid order. */
    HOLD_SECONDS: z.coerce.number().int().min(1).max(86_400).default(900),
    /** How long an order may wait for catalog's answer. */
    PENDING_SECONDS: z.coerce.number().int().min(1).max(86_400).default(900),
  }),
);
