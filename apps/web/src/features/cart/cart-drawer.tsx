"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import type { CartWish } from "~/api/cart-signal.ts";
import type { Cart } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import { Skeleton } from "~/ui/skeleton.tsx";
import { useModal } from "~/ui/use-modal.ts";
import type { CartActions } from "./cart-actions.ts";
import { CartParcels } from "./cart-parcels.tsx";
import { CartTrouble } from "./cart-trouble.tsx";
import { CartTotals } from "./cart-totals.tsx";
import { EmptyCart } from "./empty-cart.tsx";
import { useCartChanges } from "./use-cart-changes.ts";

export type DrawerProps = { wish: CartWish; actions: CartActions; onClose: () => void };

/** The cart beside the page, which stays where it is: the browser's own dialog. */
export function CartDrawer({ wish: { added }, actions, onClose }: DrawerProps) {
  const t = useTranslations("cart");
  const dialog = useModal();
  const id = useId();
  const found = useCart(added?.cart, actions);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={added && `${id}-added`}
      onClose={onClose}
      className="fixed inset-y-0 start-auto end-0 m-0 h-dvh max-h-none w-[min(30rem,100vw)] max-w-none overscroll-contain border-s border-line bg-canvas p-0 text-ink shadow-pop transition-[translate] duration-200 ease-out backdrop:bg-[rgb(20_26_22/0.5)] starting:translate-x-full rtl:starting:-translate-x-full"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between gap-4 border-b border-line bg-surface px-4 py-2 sm:px-5">
          <h2 id={`${id}-title`} className="signage text-xl">
            {t("drawer.title")}
          </h2>
          <button
            type="button"
            onClick={close}
            aria-label={t("drawer.close")}
            className="-me-2 grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunken"
          >
            <X aria-hidden="true" size={20} />
          </button>
        </div>
        <Body found={found} actions={actions} onClose={close}>
          {added && (
            <div id={`${id}-added`}>
              <Notice tone="success" title={t("drawer.added", { count: added.quantity })} />
            </div>
          )}
        </Body>
      </div>
    </dialog>
  );
}

type Found = Cart | "loading" | "none" | "away";

/** The cart the page has just heard of, or else the server's. */
function useCart(given: Cart | undefined, { load }: CartActions): Found {
  const [found, setFound] = useState<Found>(given ?? "loading");
  const asked = useRef(given !== undefined);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    load().then(
      (cart) => {
        setFound(cart ?? "none");
        if (cart) cartSignal.say({ settle: cart.count });
      },
      () => setFound("away"),
    );
  }, [load]);
  return found;
}

type BodyProps = { found: Found; actions: CartActions; onClose: () => void; children: ReactNode };

function Body({ found, actions, onClose, children }: BodyProps) {
  const t = useTranslations("cart");
  if (typeof found === "object") {
    return (
      <Filled initial={found} actions={actions} onClose={onClose}>
        {children}
      </Filled>
    );
  }
  return (
    <div className="grid content-start gap-5 p-4 sm:p-5" aria-busy={found === "loading"}>
      {found === "loading" && <Skeleton className="h-40" />}
      {found === "none" && <EmptyCart />}
      {found === "away" && (
        <Notice tone="danger" announce>
          {t("away")}
        </Notice>
      )}
    </div>
  );
}

function Filled({ initial, actions, onClose, children }: Omit<BodyProps, "found"> & { initial: Cart }) {
  const t = useTranslations("cart");
  const changes = useCartChanges(initial, actions);
  const { cart } = changes;
  const isEmpty = cart.sellers.length === 0;
  return (
    <>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-5 overflow-y-auto overscroll-contain p-4 sm:p-5">
        {children}
        <CartParcels changes={changes} />
        {isEmpty && <EmptyCart />}
      </div>
      <div className="grid gap-3 border-t border-line bg-surface p-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:p-5">
        {!isEmpty && <CartTotals cart={cart} />}
        {!isEmpty && !cart.canCheckOut && <CartTrouble cart={cart} />}
        {cart.canCheckOut && (
          <LinkButton href={paths.checkout()} size="lg">
            {t("checkout")}
          </LinkButton>
        )}
        <div className="grid grid-cols-2 gap-3">
          <LinkButton href={paths.cart} look="secondary">
            {t("drawer.goToCart")}
          </LinkButton>
          <Button look="secondary" onClick={onClose}>
            {t("keepShopping")}
          </Button>
        </div>
      </div>
    </>
  );
}
