import { line } from "@stallhouse/contracts/forms/input";
import { orderId, variantId } from "@stallhouse/contracts/ids";
import { z } from "zod";

export const reserveInput = z.strictObject({
  orderId,
  lines: z
    .array(z.strictObject({ variantId, quantity: z.int().min(1).max(999) }))
    .min(1)
    .max(100),
  holdSeconds: z.int().min(1).max(86_400),
});
export type ReserveInput = z.infer<typeof reserveInput>;

export const commitInput = z.strictObject({
  orders: z
    .array(reserveInput.pick({ orderId: true, lines: true }))
    .min(1)
    .max(50),
});

export const closeInput = z.strictObject({ orderIds: z.array(orderId).min(1).max(50) });

export const extendInput = z.strictObject({ orderId, until: z.iso.datetime() });
export type ExtendInput = z.infer<typeof extendInput>;

export const quoteInput = z.strictObject({ variantIds: z.array(variantId).min(1).max(200) });

const maxChange = 1_000_000;
export const adjustStockInput = z.strictObject({
  variantId,
  change: z
    .int()
    .min(-maxChange)
    .max(maxChange)
    .refine((change) => change !== 0, "must not be zero"),
  reason: line(200),
});
export type AdjustStockInput = z.infer<typeof adjustStockInput>;
