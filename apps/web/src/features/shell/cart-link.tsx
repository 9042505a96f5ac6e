"use client";

import { useTranslations } from "next-intl";
import { ShoppingBag } from "lucide-react";
import { useEffect, useState } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { cx } from "~/ui/class-names.ts";
import { Link } from "~/ui/link.tsx";
import { useOwn } from "./own.tsx";

/**
 * The way to the cart with the number of things in it: as it was read after the page, at once when something is added, then as
 * the server counts. Opens the cart over the page where that can be done.
 */
export function CartLink({ href }: { href: string }) {
  const own = useOwn();
  const [known, setKnown] = useState({ own, count: own?.count ?? 0, isNews: false });
  // What happened on the page is younger than the first reading of it.
  if (known.own !== own) {
    const isNews = known.own === undefined && known.isNews;
    setKnown({ own, count: isNews ? known.count : (own?.count ?? 0), isNews });
  }
  useEffect(
    () =>
      cartSignal.listen((news) =>
        setKnown(({ own: read, count }) => ({
          own: read,
          count: "settle" in news ? news.settle : Math.max(0, count + news.grow),
          isNews: true,
        })),
      ),
    [],
  );
  const t = useTranslations("common");
  const { count } = known;
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
      {count !== 0 && <span className="sr-only">, {t("inCart", { count })}</span>}
      {/* Its room is there before anything is in it: the number comes after the page. */}
      <span
        aria-hidden="true"
        className={cx("w-9 rounded-full bg-ink text-center text-sm leading-6 text-canvas", count === 0 && "invisible")}
      >
        {count > 99 ? "99+" : count}
      </span>
    </Link>
  );
}
