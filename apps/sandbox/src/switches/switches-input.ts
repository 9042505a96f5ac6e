import { z } from "zod";

// true: always; a number: the next so many; false or 0: never.
const often = z.union([z.boolean(), z.int().min(0), z.literal("all").transform(() => true as const)]);
const milliseconds = z.int().min(0).max(300_000);

const faults = {
  latencyMs: milliseconds,
  failRate: z.number().min(0).max(1),
  failNext: z.int().min(0),
  status: z.union([z.literal(429), z.literal(500), z.literal(502), z.literal(503)]),
  timeout: often,
  dropAfterCommit: often,
};
const delta = z.int().min(-99_999_999).max(99_999_999);

const switchesSchema = z.strictObject({
  stripe: z.strictObject({ ...faults, wrongAmount: delta }),
  mail: z.strictObject(faults),
  sms: z.strictObject(faults),
  webhooks: z.strictObject({
    delayMs: milliseconds,
    duplicate: z.int().min(0).max(200),
    reorder: z.boolean(),
    drop: often,
    forge: z.boolean(),
    wrongAmount: delta,
  }),
});
export type Switches = z.infer<typeof switchesSchema>;
export type FaultyPlace = "stripe" | "mail" | "sms";

const { stripe, mail, sms, webhooks } = switchesSchema.shape;
/** A part of the switches; what is not named stays as it is. */
export const switchesPatch = z.strictObject({
  stripe: stripe.partial().optional(),
  mail: mail.partial().optional(),
  sms: sms.partial().optional(),
  webhooks: webhooks.partial().optional(),
});
export type SwitchesPatch = z.infer<typeof switchesPatch>;
