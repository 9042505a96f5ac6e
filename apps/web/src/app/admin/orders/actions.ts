"use server";

import { refresh } from "next/cache";
import { formText } from "~/api/form-text.ts";
import { attempt } from "~/gateway/act.ts";
import { order } from "~/gateway/forward/services.ts";
import type { Outcome } from "~/ui/outcome.ts";

export async function cancelOrder(orderId: string, form: FormData): Promise<Outcome> {
  const reason = formText(form, "reason");
  if (reason === "") return { error: "Write a reason: the customer reads it in the mail." };
  const { admin } = await order();
  const outcome = await attempt(() => admin.order.cancel.mutate({ orderId, reason }), "The order is cancelled.");
  refresh();
  return outcome;
}
