"use server";

import type { VariantId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import type { Cart } from "~/api/shapes.ts";
import { currentCart } from "~/features/cart/current-cart.ts";
import type { CartAnswer, Wanted } from "~/features/cart/cart-actions.ts";
import { act, sentenceFor } from "~/gateway/act.ts";
import { orderFor } from "~/gateway/forward/clients.ts";
import { currentSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

/** The cart as it is now; none for who never put anything into one. */
export async function loadCart(): Promise<Cart | undefined> {
  return await act(currentCart);
}

export async function changeLine(wanted: Wanted): Promise<CartAnswer> {
  return await act(() => inOwnCart(wanted, (cart, line) => cart.changeLine.mutate(line)), refused);
}

export async function addLine(wanted: Wanted): Promise<CartAnswer> {
  return await act(() => inOwnCart(wanted, (cart, line) => cart.addLine.mutate(line)), refused);
}

type CartDoor = ReturnType<typeof orderFor>["customer"]["cart"];
type Line = { variantId: VariantId; quantity: number };

/** The order service looks at what it is given; here it is only passed on. */
async function inOwnCart(wanted: Wanted, change: (cart: CartDoor, line: Line) => Promise<Cart>): Promise<CartAnswer> {
  const session = await currentSession();
  if (!session) redirect(await inLanguage(paths.cart));
  const { variantId, quantity } = wanted;
  const { cart } = orderFor(session.accessToken).customer;
  return { cart: await change(cart, { variantId: variantId as VariantId, quantity }) };
}

const refused = async (cause: unknown): Promise<CartAnswer> => ({ fault: await sentenceFor(cause) });
