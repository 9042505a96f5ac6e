"use client";

import { useTranslations } from "next-intl";
import { ShoppingBag } from "lucide-react";
import { useEffect, useState } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { Link } from "~/ui/link.tsx";

/** The way to the cart with the number of things in it: at once when something is added, then as the server counts. */
export function CartLink({ count, href }: { count: number; href: string }) {
  const [known, setKnown] = useState({ rendered: count, shown: count });
  if (known.rendered !== count) setKnown({ rendered: count, shown: count });
  useEffect(
    () =>
      cartSignal.listen((news) =>
        setKnown(({ rendered, shown }) => ({
          rendered,
          shown: "settle" in news ? news.settle : Math.max(0, shown + news.grow),
        })),
      ),
    [],
  );
  const t = useTranslations("common");
  const { shown } = known;
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken"
    >
      <ShoppingBag aria-hidden="true" size={20} className="md:hidden" />
      <span className="sr-only md:not-sr-only">{t("cart")}</span>
      {shown > 0 && (
        <span className="grid min-w-6 place-items-center rounded-full bg-ink px-1.5 text-sm leading-6 text-canvas">
          <span className="sr-only">, {t("things", { count: shown })}</span>
          <span aria-hidden="true">{shown}</span>
        </span>
      )}
    </Link>
  );
}
