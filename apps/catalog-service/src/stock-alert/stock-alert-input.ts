import { variantId } from "@stallhouse/contracts/ids";
import { z } from "zod";

export const askStockAlertInput = z.strictObject({
  variantId,
  email: z.email().max(254).toLowerCase(),
});
export type AskStockAlertInput = z.infer<typeof askStockAlertInput>;

export const alertLinkInput = z.strictObject({ token: z.string().min(1).max(200) });
