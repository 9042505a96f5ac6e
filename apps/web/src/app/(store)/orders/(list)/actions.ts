"use server";

import { orderId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { act } from "~/gateway/act.ts";
import { order } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

/** Puts what was ordered once into the cart again, as far as it can be had. */
export async function buyAgain(form: FormData): Promise<void> {
  await act(async () => {
    await requireRole("user", await inLanguage(paths.orders()));
    const { customer } = await order();
    const past = await customer.order.get.query({ orderId: orderId.parse(formText(form, "orderId")) });
    const lines = past.sellerOrders.flatMap((parcel) => parcel.lines);
    let added = 0;
    // One after the other: each waits for the cart's lock anyway.
    for (const { variantId, quantity } of lines) {
      const isIn = await customer.cart.addLine.mutate({ variantId, quantity }).then(() => true, refusedOnly);
      if (isIn) added += 1;
    }
    if (added === lines.length) redirect(await inLanguage(paths.cart));
    redirect(await inLanguage(paths.orders({ again: added > 0 ? "some" : "none" })));
  });
}

function refusedOnly(cause: unknown): false {
  if (!refusedWith(cause)) throw cause;
  return false;
}
