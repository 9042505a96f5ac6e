"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ownList } from "~/api/own-list.ts";
import type { Cart, CartLineData } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import type { CartActions } from "./cart-actions.ts";
import { CartParcels } from "./cart-parcels.tsx";
import { CartTrouble } from "./cart-trouble.tsx";
import { CartTotals } from "./cart-totals.tsx";
import { CouponForm } from "./coupon-form.tsx";
import type { CouponActions } from "./coupon-state.ts";
import { EmptyCart } from "./empty-cart.tsx";
import { SavedLines, savedHeading } from "./saved-lines.tsx";
import { savedList } from "./saved-list.ts";
import { useCartChanges } from "./use-cart-changes.ts";

type Props = {
  initial: Cart;
  actions: Pick<CartActions, "change" | "add">;
  coupon: CouponActions;
  /** What somebody with nothing in the cart may like to see. */
  whenEmpty: ReactNode;
};

/** The cart's own page. */
export function CartView({ initial, actions, coupon, whenEmpty }: Props) {
  const changes = useCartChanges(initial, actions);
  const { cart, takeOut } = changes;
  const isEmpty = cart.sellers.length === 0;

  async function save(line: CartLineData): Promise<void> {
    if (!(await takeOut(line))) return;
    ownList.put(savedList, line);
    // The button that was pressed is gone with its line.
    requestAnimationFrame(() => document.getElementById(savedHeading)?.focus());
  }

  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-10">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <CartParcels changes={changes} onSave={(line) => void save(line)} />
        {isEmpty && <EmptyCart />}
        <SavedLines changes={changes} />
        {isEmpty && whenEmpty}
      </div>
      {!isEmpty && <Summary cart={cart} coupon={coupon} />}
    </div>
  );
}

function Summary({ cart, coupon }: { cart: Cart; coupon: CouponActions }) {
  const t = useTranslations("cart");
  return (
    <aside
      aria-label={t("summary")}
      className="grid gap-4 rounded-control border border-line bg-surface p-5 lg:sticky lg:top-6"
    >
      <CartTotals cart={cart} />
      <CouponForm cart={cart} actions={coupon} id="cart-code" />
      {cart.canCheckOut ? (
        <LinkButton href={paths.checkout()} size="lg">
          {t("checkout")}
        </LinkButton>
      ) : (
        <CartTrouble cart={cart} />
      )}
      <LinkButton href={paths.search()} look="quiet">
        {t("keepShopping")}
      </LinkButton>
    </aside>
  );
}
