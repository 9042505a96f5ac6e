import { emailInput, input } from "@stallhouse/contracts/forms/input";
import { linkToken } from "@stallhouse/contracts/forms/orders";
import { variantId } from "@stallhouse/contracts/ids";
import { z } from "zod";

export const askStockAlertInput = z.strictObject({
  variantId,
  email: emailInput,
});
export type AskStockAlertInput = z.infer<typeof askStockAlertInput>;

export const alertLinkInput = z.strictObject({ token: input(linkToken) });
