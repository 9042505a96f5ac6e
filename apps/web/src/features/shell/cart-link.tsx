"use client";

import { useTranslations } from "next-intl";
import { ShoppingBag } from "lucide-react";
import { useEffect, useState } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { Link } from "~/ui/link.tsx";

/**
 * The way to the cart with the number of things in it: at once when something is added, then as the server counts. Opens the
 * cart over the page where that can be done. In a page drawn for many the count is a mark.
 */
export function CartLink({ count, href }: { count: number | string; href: string }) {
  const [known, setKnown] = useState({ rendered: count, shown: count });
  if (known.rendered !== count) setKnown({ rendered: count, shown: count });
  useEffect(
    () =>
      cartSignal.listen((news) =>
        setKnown(({ rendered, shown }) => ({
          rendered,
          shown: "settle" in news ? news.settle : Math.max(0, Number(shown) + news.grow),
        })),
      ),
    [],
  );
  const t = useTranslations("common");
  const { shown } = known;
  return (
    <Link
      href={href}
      onClick={(event) => {
        const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (isPlain && cartSignal.open({})) event.preventDefault();
      }}
      className="inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken"
    >
      <ShoppingBag aria-hidden="true" size={20} className="md:hidden" />
      <span className="sr-only md:not-sr-only">{t("cart")}</span>
      {Number(shown) !== 0 && (
        <span className="grid min-w-6 place-items-center rounded-full bg-ink px-1.5 text-sm leading-6 text-canvas">
          <span className="sr-only">, {t("inCart", { count: shown })}</span>
          <span aria-hidden="true">{shown}</span>
        </span>
      )}
    </Link>
  );
}
