"use server";

import { refresh } from "next/cache";
import { formText } from "~/api/form-text.ts";
import { attempt } from "~/gateway/act.ts";
import { catalog } from "~/gateway/forward/services.ts";
import type { Outcome } from "~/ui/outcome.ts";

export async function blockProduct(productId: string, form: FormData): Promise<Outcome> {
  const reason = formText(form, "reason");
  if (reason === "") return { error: "Write a reason: the seller reads it at the product." };
  const { admin } = await catalog();
  const outcome = await attempt(() => admin.product.block.mutate({ productId, reason }), "The product is off sale.");
  refresh();
  return outcome;
}

export async function unblockProduct(productId: string): Promise<Outcome> {
  const { admin } = await catalog();
  const outcome = await attempt(() => admin.product.unblock.mutate({ productId }), "The product is let back.");
  refresh();
  return outcome;
}
