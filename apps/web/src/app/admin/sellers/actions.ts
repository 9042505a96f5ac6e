"use server";

import { refresh } from "next/cache";
import { formText } from "~/api/form-text.ts";
import { attempt } from "~/gateway/act.ts";
import { identity } from "~/gateway/forward/services.ts";
import type { Outcome } from "~/ui/outcome.ts";

export async function approveSeller(sellerId: string): Promise<Outcome> {
  const { admin } = await identity();
  const outcome = await attempt(
    () => admin.seller.approve.mutate({ sellerId }),
    "The stall is open, and the seller knows.",
  );
  refresh();
  return outcome;
}

export async function blockSeller(sellerId: string, form: FormData): Promise<Outcome> {
  const reason = formText(form, "reason");
  if (reason === "") return { error: "Write a reason: the seller reads it in the mail." };
  const { admin } = await identity();
  const outcome = await attempt(() => admin.seller.block.mutate({ sellerId, reason }), "The seller is blocked.");
  refresh();
  return outcome;
}

export async function unblockSeller(sellerId: string): Promise<Outcome> {
  const { admin } = await identity();
  const outcome = await attempt(() => admin.seller.unblock.mutate({ sellerId }), "The stall is open again.");
  refresh();
  return outcome;
}
