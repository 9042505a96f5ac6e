"use client";

import { useTranslations } from "next-intl";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { orderApi } from "~/api/browser.ts";
import { cartSignal } from "~/api/cart-signal.ts";
import { errorText } from "~/api/error-text.ts";
import type { Cart, CartLineData } from "~/api/shapes.ts";

export type Removed = Pick<CartLineData, "variantId" | "title" | "label" | "quantity">;
type Change = { line: CartLineData | Removed; quantity: number; isUndo?: boolean };

/** The cart and what can be done to it. Each answer of the server is the whole new cart. */
export function useCartChanges(initial: Cart) {
  const say = useTranslations("refusals");
  const [cart, setCart] = useState(initial);
  const [removed, setRemoved] = useState<Removed[]>([]);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { mutate, isPending, variables } = useMutation({
    // One after the other: the last thing typed must be the last thing done.
    scope: { id: "cart" },
    mutationFn: ({ line: { variantId }, quantity, isUndo }: Change) =>
      isUndo
        ? orderApi.customer.cart.addLine.mutate({ variantId, quantity })
        : orderApi.customer.cart.changeLine.mutate({ variantId, quantity }),
    onSuccess: (after, { line, quantity }) => {
      setCart(after);
      setFaults(({ [line.variantId]: _mended, ...others }) => others);
      setRemoved((list) => {
        const others = list.filter(({ variantId }) => variantId !== line.variantId);
        return quantity === 0 ? [...others, line] : others;
      });
      cartSignal.say({ settle: after.count });
    },
    onError: (error, { line }) => setFaults((known) => ({ ...known, [line.variantId]: errorText(say, error) })),
  });
  return {
    cart,
    removed,
    faults,
    busyWith: isPending ? variables.line.variantId : undefined,
    change: (line: CartLineData, quantity: number) => mutate({ line, quantity }),
    undo: (line: Removed) => mutate({ line, quantity: line.quantity, isUndo: true }),
  };
}
