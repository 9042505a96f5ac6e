"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import type { Cart, CartLineData, LineWish } from "~/api/shapes.ts";
import type { CartActions, CartAnswer, Wanted } from "./cart-actions.ts";

export type Removed = Pick<CartLineData, "variantId" | "title" | "label" | "quantity">;

/** The cart and what can be done to it. Each answer of the server is the whole new cart; Next asks one after the other. */
export function useCartChanges(initial: Cart, { change, add }: Pick<CartActions, "change" | "add">) {
  const t = useTranslations("cart");
  const [cart, setCart] = useState(initial);
  const [removed, setRemoved] = useState<Removed[]>([]);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [underWay, setUnderWay] = useState<string[]>([]);

  async function ask(variantId: string, act: () => Promise<CartAnswer>): Promise<boolean> {
    setUnderWay((ids) => [...ids, variantId]);
    const answer = await act().catch((): CartAnswer => ({ fault: t("away") }));
    setUnderWay((ids) => ids.toSpliced(ids.indexOf(variantId), 1));
    if ("fault" in answer) {
      setFaults((known) => ({ ...known, [variantId]: answer.fault }));
      return false;
    }
    setCart(answer.cart);
    setFaults(({ [variantId]: _mended, ...others }) => others);
    cartSignal.say({ settle: answer.cart.count });
    return true;
  }
  const forget = (variantId: string) => setRemoved((list) => list.filter((line) => line.variantId !== variantId));

  return {
    cart,
    removed,
    faults,
    isBusy: (variantId?: string) => (variantId ? underWay.includes(variantId) : underWay.length > 0),
    change: async (line: CartLineData, wish: LineWish): Promise<void> => {
      const { variantId } = line;
      if (!(await ask(variantId, () => change({ variantId, ...wish })))) return;
      forget(variantId);
      if (wish.quantity === 0) setRemoved((list) => [...list, line]);
    },
    /** Takes a line out for good; false when it is still there. */
    takeOut: ({ variantId }: CartLineData) => ask(variantId, () => change({ variantId, quantity: 0 })),
    /** Puts something in that was in the cart before; false when that did not work. */
    putBack: async ({ variantId, quantity }: Wanted): Promise<boolean> => {
      const isBack = await ask(variantId, () => add({ variantId, quantity }));
      if (isBack) forget(variantId);
      return isBack;
    },
  };
}

export type CartChanges = ReturnType<typeof useCartChanges>;
