"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import type { Cart, CartLineData } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Button } from "~/ui/button.tsx";
import { asEnglish } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { CartLine } from "./cart-line.tsx";
import type { CartChanges, Removed } from "./use-cart-changes.ts";

type Props = {
  changes: CartChanges;
  /** Keeps a line for another day; not offered everywhere. */
  onSave?: (line: CartLineData) => void;
};

/** One group per seller: what is packed together stands together. What was taken out can be put back where it was. */
export function CartParcels({ changes, onSave }: Props) {
  const { cart, removed, faults, isBusy, change, putBack } = changes;
  const t = useTranslations("cart");
  const money = useMoney();
  return (
    <>
      <output className="sr-only">
        {isBusy() ? "" : t("summed", { count: cart.count, total: money(cart.totalAmount, cart.currency) })}
      </output>
      {removed.map((line) => (
        <RemovedLine
          key={line.variantId}
          line={line}
          fault={faults[line.variantId]}
          onUndo={() => void putBack(line)}
        />
      ))}
      {cart.sellers.map((seller) => (
        <ParcelGroup key={seller.sellerId} seller={seller} currency={cart.currency}>
          {seller.lines.map((line) => (
            <CartLine
              key={line.variantId}
              line={line}
              currency={cart.currency}
              fault={faults[line.variantId]}
              isBusy={isBusy(line.variantId)}
              onChange={(wish) => void change(line, wish)}
              onSave={onSave && (() => onSave(line))}
            />
          ))}
        </ParcelGroup>
      ))}
    </>
  );
}

type GroupProps = { seller: Cart["sellers"][number]; currency: string; children: ReactNode };

function ParcelGroup({ seller, currency, children }: GroupProps) {
  const t = useTranslations("cart");
  const money = useMoney();
  const { sellerId, sellerName, sellerSlug, shippingAmount } = seller;
  return (
    <section
      aria-labelledby={`parcel-${sellerId}`}
      className="rounded-control border border-line bg-surface px-4 sm:px-5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-3">
        <h2 id={`parcel-${sellerId}`} className="font-bold">
          {t.rich("parcelFrom", {
            seller: sellerName,
            link: (chunks) => (
              <Link href={paths.seller(sellerSlug)} className="underline underline-offset-3">
                {chunks}
              </Link>
            ),
          })}
        </h2>
        <p className="text-sm text-ink-2">{t("delivery", { price: money(shippingAmount, currency) })}</p>
      </div>
      <ul>{children}</ul>
    </section>
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
      className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-info-soft px-4 py-2"
    >
      <p>
        {t.rich("removed", {
          name: line.label ? `${line.title}, ${line.label}` : line.title,
          english: asEnglish,
        })}
        {fault && <span className="block font-semibold text-danger">{fault}</span>}
      </p>
      <Button ref={button} look="secondary" onClick={onUndo}>
        {t.rich("undo", { name: line.title, hidden: onlyVoices })}
      </Button>
    </div>
  );
}
