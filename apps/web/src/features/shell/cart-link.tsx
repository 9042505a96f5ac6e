"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { Link } from "~/ui/link.tsx";

/**
 * The way to the cart with the number of things in it: once it is read, after the page, at once when something is added, then as
 * the server counts. Opens the cart over the page where that can be done.
 */
export function CartLink({ href, icon }: { href: string; icon: ReactNode }) {
  const [count, setCount] = useState(0);
  useEffect(
    () =>
      cartSignal.listen((news) =>
        setCount((known) => ("settle" in news ? news.settle : Math.max(0, known + news.grow))),
      ),
    [],
  );
  const t = useTranslations("common");
  return (
    <Link
      href={href}
      data-for-customers
      onClick={(event) => {
        const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (isPlain && cartSignal.open({})) event.preventDefault();
      }}
      className="relative inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken md:pe-6"
    >
      {icon}
      <span className="sr-only md:not-sr-only">{t("cart")}</span>
      {count !== 0 && <span className="sr-only">, {t("inCart", { count })}</span>}
      {/* On the corner: it comes after the page, and nothing makes room for it. */}
      {count !== 0 && (
        <span
          aria-hidden="true"
          className="absolute end-0 top-0.5 min-w-5 rounded-full bg-ink px-1 text-center text-xs leading-5 text-canvas md:top-1"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
