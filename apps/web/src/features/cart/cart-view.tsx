"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Cart } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { asEnglish } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { CartLine } from "./cart-line.tsx";
import { CartTotals } from "./cart-totals.tsx";
import { CouponForm } from "./coupon-form.tsx";
import type { CouponActions } from "./coupon-state.ts";
import { useCartChanges } from "./use-cart-changes.ts";
import type { Removed } from "./use-cart-changes.ts";

/** The cart, one group per seller: what is packed together stands together. */
export function CartView({ initial, coupon }: { initial: Cart; coupon: CouponActions }) {
  const { cart, removed, faults, busyWith, change, undo } = useCartChanges(initial);
  const { sellers, currency } = cart;
  const t = useTranslations("cart");
  const money = useMoney();
  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-10">
      <div className="grid gap-5">
        <output className="sr-only">
          {busyWith ? "" : t("summed", { count: cart.count, total: money(cart.totalAmount, currency) })}
        </output>
        {removed.map((line) => (
          <RemovedLine key={line.variantId} line={line} fault={faults[line.variantId]} onUndo={() => undo(line)} />
        ))}
        {sellers.length === 0 && <EmptyCart />}
        {sellers.map((seller) => (
          <section
            key={seller.sellerId}
            aria-labelledby={`parcel-${seller.sellerId}`}
            className="rounded-control border border-line bg-surface px-4 sm:px-5"
          >
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-3">
              <h2 id={`parcel-${seller.sellerId}`} className="font-bold">
                {t.rich("parcelFrom", {
                  seller: seller.sellerName,
                  link: (chunks) => (
                    <Link href={paths.seller(seller.sellerSlug)} className="underline underline-offset-3">
                      {chunks}
                    </Link>
                  ),
                })}
              </h2>
              <p className="text-sm text-ink-2">{t("delivery", { price: money(seller.shippingAmount, currency) })}</p>
            </div>
            <ul>
              {seller.lines.map((line) => (
                <CartLine
                  key={line.variantId}
                  line={line}
                  currency={currency}
                  fault={faults[line.variantId]}
                  isBusy={busyWith === line.variantId}
                  onChange={(quantity) => change(line, quantity)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {sellers.length > 0 && <Summary cart={cart} coupon={coupon} />}
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
        <p className="font-semibold text-danger">{t("mend")}</p>
      )}
      <LinkButton href={paths.search()} look="quiet">
        {t("keepShopping")}
      </LinkButton>
    </aside>
  );
}

/** Stays where the line was, so that a slip of the finger costs nothing. */
function RemovedLine({ line, fault, onUndo }: { line: Removed; fault: string | undefined; onUndo: () => void }) {
  const t = useTranslations("cart");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div
      aria-live="polite"
      className="flex flex-wrap items-center justify-between gap-3 rounded-control border-s-4 border-info bg-info-soft px-4 py-2"
    >
      <p>
        {t.rich("removed", {
          name: line.label ? `${line.title}, ${line.label}` : line.title,
          english: asEnglish,
        })}
        {fault && <span className="block font-semibold text-danger">{fault}</span>}
      </p>
      <Button ref={button} look="secondary" onClick={onUndo}>
        {t.rich("undo", {
          name: line.title,
          hidden: onlyVoices,
        })}
      </Button>
    </div>
  );
}

export function EmptyCart() {
  const t = useTranslations("cart.empty");
  return (
    <EmptyState
      title={t("title")}
      action={
        <LinkButton href={paths.search()} look="primary">
          {t("lookAround")}
        </LinkButton>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
