import { z } from "zod";
import { decodeForm } from "./form.ts";
import { invalidRequest } from "./fault.ts";
import type { StripeFault } from "./fault.ts";

const whole = z
  .string()
  .regex(/^-?\d+$/, "integer")
  .transform(Number);
const amount = whole.refine((value) => value >= 0 && value <= 99_999_999, "amount");
const text = z.string().min(1, "empty");
const metadata = z
  .record(z.string().max(40), z.string().max(500))
  .refine((pairs) => Object.keys(pairs).length <= 50, "At most 50 keys");
const expand = z.array(z.string()).default([]);
const url = z.url({ protocol: /^https?$/, error: "url" });
/** Real parameters that change nothing here; anything not named is refused as unknown, as Stripe does. */
const ignored = z.unknown().optional();

const lineItem = z.strictObject({
  quantity: whole.refine((value) => value > 0, "positive"),
  price_data: z.strictObject({
    currency: z.string().length(3).toLowerCase(),
    unit_amount: amount,
    tax_behavior: ignored,
    product_data: z.strictObject({
      name: text,
      description: text.optional(),
      images: z.array(z.string()).optional(),
      metadata: metadata.optional(),
      tax_code: ignored,
    }),
  }),
});

export const createSessionParams = z.strictObject({
  mode: z.literal("payment"),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: url,
  cancel_url: url.optional(),
  client_reference_id: text.max(200).optional(),
  customer_email: z.email().optional(),
  metadata: metadata.default({}),
  payment_intent_data: z
    .strictObject({ metadata: metadata.default({}), description: text.optional(), ...receipt() })
    .default({ metadata: {} }),
  expires_at: whole.optional(),
  expand,
  locale: ignored,
  payment_method_types: ignored,
  submit_type: ignored,
  ui_mode: ignored,
  billing_address_collection: ignored,
  phone_number_collection: ignored,
  customer_creation: ignored,
  custom_text: ignored,
  adaptive_pricing: ignored,
  allow_promotion_codes: ignored,
});
export type CreateSessionParams = z.infer<typeof createSessionParams>;

function receipt() {
  return { receipt_email: ignored, statement_descriptor: ignored, statement_descriptor_suffix: ignored };
}

export const createRefundParams = z.strictObject({
  payment_intent: text.optional(),
  charge: text.optional(),
  amount: whole.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.default({}),
  expand,
});
export type CreateRefundParams = z.infer<typeof createRefundParams>;

export const cancelIntentParams = z.strictObject({
  cancellation_reason: z.enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"]).optional(),
  expand,
});
export const onlyExpand = z.strictObject({ expand });

const range = z
  .strictObject({ gt: whole.optional(), gte: whole.optional(), lt: whole.optional(), lte: whole.optional() })
  .or(whole.transform((value) => ({ gte: value, lte: value, gt: undefined, lt: undefined })));

export const listParams = z.strictObject({
  limit: whole.refine((value) => value >= 1 && value <= 100, "limit").default(10),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: range.optional(),
  expand,
  payment_intent: text.optional(),
  charge: text.optional(),
  status: text.optional(),
  type: text.optional(),
  types: z.array(text).optional(),
});
export type ListParams = z.infer<typeof listParams>;

/** Parses a form body or query; the first fault becomes Stripe's own refusal for it. */
export function parseParams<T>(schema: z.ZodType<T>, form: string): T {
  const parsed = schema.safeParse(decodeForm(form));
  if (parsed.success) return parsed.data;
  throw toFault(parsed.error.issues[0]);
}

function toFault(issue: z.core.$ZodIssue | undefined): StripeFault {
  if (issue === undefined) return invalidRequest("Invalid request.");
  if (issue.code === "unrecognized_keys") {
    const param = bracketed([...issue.path, issue.keys[0] ?? ""]);
    return invalidRequest(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = bracketed(issue.path);
  if (issue.code === "invalid_type" && issue.input === undefined && issue.message.endsWith("received undefined")) {
    return invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  return invalid(param, issue.message);
}

const sentences: Record<string, { code?: string; say: (param: string) => string }> = {
  integer: { code: "parameter_invalid_integer", say: (param) => `Invalid integer: ${param}` },
  amount: { code: "parameter_invalid_integer", say: (param) => `Invalid amount: ${param} must be from 0 to 99999999` },
  positive: { code: "parameter_invalid_integer", say: () => "This value must be greater than or equal to 1." },
  empty: { code: "parameter_invalid_empty", say: (param) => `You passed an empty string for '${param}'.` },
  url: { code: "url_invalid", say: () => "Not a valid URL" },
};

function invalid(param: string, message: string): StripeFault {
  const known = sentences[message];
  if (known === undefined) return invalidRequest(`Invalid ${param}: ${message}`, { param });
  return invalidRequest(known.say(param), { param, ...(known.code !== undefined && { code: known.code }) });
}

function bracketed(path: PropertyKey[]): string {
  return path.map((part, depth) => (depth === 0 ? String(part) : `[${String(part)}]`)).join("");
}
