"use server";

import type { VariantId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import type { Cart, LineChange } from "~/api/shapes.ts";
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

export async function changeLine(change: LineChange): Promise<CartAnswer> {
  return await act(() => inOwnCart((cart) => cart.changeLine.mutate(change)), refused);
}

export async function addLine({ variantId, quantity }: Wanted): Promise<CartAnswer> {
  return await act(
    () => inOwnCart((cart) => cart.addLine.mutate({ variantId: variantId as VariantId, quantity })),
    refused,
  );
}

type OwnCart = ReturnType<typeof orderFor>["customer"]["cart"];

/** The order service looks at what it is given; here it is only passed on. */
async function inOwnCart(change: (cart: OwnCart) => Promise<Cart>): Promise<CartAnswer> {
  const session = await currentSession();
  if (!session) redirect(await inLanguage(paths.cart));
  return { cart: await change(orderFor(session.accessToken).customer.cart) };
}

const refused = async (cause: unknown): Promise<CartAnswer> => ({ fault: await sentenceFor(cause) });
