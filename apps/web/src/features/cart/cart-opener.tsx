"use client";

import { useLocale } from "next-intl";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { ComponentType } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import type { CartWish } from "~/api/cart-signal.ts";
import { localized, splitLocale } from "~/i18n/locales.ts";
import type { CartActions } from "./cart-actions.ts";
import type { DrawerProps } from "./cart-drawer.tsx";

type Shown = { wish: CartWish; here: string };

/** Waits on every page for the cart to be asked for; what shows it is fetched the first time. */
export function CartOpener({ page, actions }: { page: string; actions: CartActions }) {
  const [Drawer, setDrawer] = useState<ComponentType<DrawerProps>>();
  const [shown, setShown] = useState<Shown>();
  const here = usePathname();
  const locale = useLocale();
  const isCartPage = splitLocale(here).path === page;
  useEffect(() => {
    // There it is in view already.
    if (isCartPage) return undefined;
    return cartSignal.answerOpen((wish) => {
      setShown({ wish, here });
      import("./cart-drawer.tsx").then(
        (part) => setDrawer(() => part.CartDrawer),
        () => window.location.assign(localized(page, locale)),
      );
    });
  }, [here, isCartPage, locale, page]);
  // Whoever arrived somewhere else has chosen.
  const isOpen = shown?.here === here;
  return Drawer && isOpen && <Drawer wish={shown.wish} actions={actions} onClose={() => setShown(undefined)} />;
}
