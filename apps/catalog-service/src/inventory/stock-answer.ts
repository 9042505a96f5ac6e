import { reservedLine } from "@stallhouse/contracts/events/catalog";
import { z } from "zod";

/** What an order that asks for stock is told. Kept, so that asking again gets the same answer. */
export const stockAnswer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("reserved"), expiresAt: z.iso.datetime(), lines: z.array(reservedLine) }),
  z.object({
    status: z.literal("rejected"),
    reason: z.enum(["VARIANT_OUT_OF_STOCK", "VARIANT_NOT_FOR_SALE"]),
    variantId: reservedLine.shape.variantId,
    title: z.string(),
    available: z.int(),
  }),
]);
export type StockAnswer = z.infer<typeof stockAnswer>;
