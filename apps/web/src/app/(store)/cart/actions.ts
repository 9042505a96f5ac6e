"use server";

import { getTranslations } from "next-intl/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { errorText } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import type { CouponState } from "~/features/cart/coupon-state.ts";
import { order } from "~/gateway/services.ts";
import { currentSession } from "~/gateway/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

/** Puts a code on the cart of whoever buys; for the cart and for the summary of the checkout. */
export async function applyCoupon(_before: CouponState, form: FormData): Promise<CouponState> {
  const code = formText(form, "code");
  if (!code) return { code, fault: (await getTranslations("cart"))("coupon.missing") };
  const { customer } = await orderOfBuyer();
  try {
    await customer.coupon.apply.mutate({ code });
  } catch (cause) {
    return { code, fault: errorText(await getTranslations("refusals"), cause) };
  }
  refresh();
  return { code: "" };
}

export async function removeCoupon(): Promise<void> {
  const { customer } = await orderOfBuyer();
  await customer.coupon.remove.mutate();
  refresh();
}

async function orderOfBuyer() {
  if (!(await currentSession())) redirect(await inLanguage(paths.cart));
  return await order();
}
