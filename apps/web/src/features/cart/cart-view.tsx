"use client";

import { useEffect, useRef } from "react";
import type { Cart } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Link } from "~/ui/link.tsx";
import { formatMoney } from "~/ui/money.tsx";
import { CartLine } from "./cart-line.tsx";
import { CartTotals } from "./cart-totals.tsx";
import { useCartChanges } from "./use-cart-changes.ts";
import type { Removed } from "./use-cart-changes.ts";

/** The cart, one group per seller: what is packed together stands together. */
export function CartView({ initial }: { initial: Cart }) {
  const { cart, removed, faults, busyWith, change, undo } = useCartChanges(initial);
  const { sellers, currency } = cart;
  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-10">
      <div className="grid gap-5">
        <output className="sr-only">
          {busyWith ? "" : `${cart.count} in your cart, ${formatMoney(cart.totalAmount, currency)} in total`}
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
                Parcel from{" "}
                <Link href={paths.seller(seller.sellerSlug)} className="underline underline-offset-3">
                  {seller.sellerName}
                </Link>
              </h2>
              <p className="text-sm text-ink-2">Delivery {formatMoney(seller.shippingAmount, currency)}</p>
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
      {sellers.length > 0 && (
        <aside
          aria-label="Summary"
          className="grid gap-4 rounded-control border border-line bg-surface p-5 lg:sticky lg:top-6"
        >
          <CartTotals cart={cart} />
          {cart.canCheckOut ? (
            <LinkButton href={paths.checkout()} size="lg">
              Checkout
            </LinkButton>
          ) : (
            <p className="font-semibold text-danger">Mend the marked lines to go to checkout.</p>
          )}
          <LinkButton href={paths.search()} look="quiet">
            Keep shopping
          </LinkButton>
        </aside>
      )}
    </div>
  );
}

/** Stays where the line was, so that a slip of the finger costs nothing. */
function RemovedLine({ line, fault, onUndo }: { line: Removed; fault: string | undefined; onUndo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div
      aria-live="polite"
      className="flex flex-wrap items-center justify-between gap-3 rounded-control border-s-4 border-info bg-info-soft px-4 py-2"
    >
      <p>
        Removed {line.title}
        {line.label && `, ${line.label}`}.{fault && <span className="block font-semibold text-danger">{fault}</span>}
      </p>
      <Button ref={button} look="secondary" onClick={onUndo}>
        Undo<span className="sr-only"> removing {line.title}</span>
      </Button>
    </div>
  );
}

export function EmptyCart() {
  return (
    <EmptyState
      title="Your cart is empty"
      action={
        <LinkButton href={paths.search()} look="primary">
          Look around the hall
        </LinkButton>
      }
    >
      Whatever you add waits here, even if you close the browser.
    </EmptyState>
  );
}
