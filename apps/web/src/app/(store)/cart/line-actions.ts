"use server";

import type { VariantId } from "@stallhouse/contracts/ids";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { errorText } from "~/api/error-text.ts";
import { refusalText } from "~/api/refusal-text.ts";
import type { Cart } from "~/api/shapes.ts";
import { currentCart } from "~/features/cart/current-cart.ts";
import type { CartAnswer, Wanted } from "~/features/cart/cart-actions.ts";
import { orderFor } from "~/gateway/forward/clients.ts";
import { takeToken } from "~/gateway/forward/house.ts";
import { currentSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

const rate = { perSecond: 10, burst: 20 };

/** The cart as it is now; none for who never put anything into one. */
export async function loadCart(): Promise<Cart | undefined> {
  return await currentCart();
}

export async function changeLine(wanted: Wanted): Promise<CartAnswer> {
  return await answer(wanted, (cart, line) => cart.changeLine.mutate(line));
}

export async function addLine(wanted: Wanted): Promise<CartAnswer> {
  return await answer(wanted, (cart, line) => cart.addLine.mutate(line));
}

type CartDoor = ReturnType<typeof orderFor>["customer"]["cart"];
type Line = { variantId: VariantId; quantity: number };

/** The order service looks at what it is given; here it is only passed on. */
async function answer(wanted: Wanted, act: (cart: CartDoor, line: Line) => Promise<Cart>): Promise<CartAnswer> {
  const session = await currentSession();
  if (!session) redirect(await inLanguage(paths.cart));
  const say = await getTranslations("refusals");
  const wait = takeToken(`write ${session.user.userId}`, rate, Date.now());
  if (wait > 0) return { fault: refusalText(say, "TOO_MANY_REQUESTS", { retryAfterSeconds: String(wait) }) };
  try {
    const { variantId, quantity } = wanted;
    return {
      cart: await act(orderFor(session.accessToken).customer.cart, { variantId: variantId as VariantId, quantity }),
    };
  } catch (cause) {
    return { fault: errorText(say, cause) };
  }
}
