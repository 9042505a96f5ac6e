"use client";

import { ShoppingBag } from "lucide-react";
import { useEffect, useState } from "react";
import { cartGrew } from "~/api/cart-signal.ts";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";

/** The way to the cart with the number of things in it: at once when something is added, then as the server counts. */
export function CartLink({ count }: { count: number }) {
  const [shown, setShown] = useState({ count, extra: 0 });
  // The server has counted: what was added ahead of it is in its number now.
  if (shown.count !== count) setShown({ count, extra: 0 });
  useEffect(
    () => cartGrew.listen((by) => setShown((now) => ({ ...now, extra: Math.max(-now.count, now.extra + by) }))),
    [],
  );
  const total = count + shown.extra;
  return (
    <Link
      href={paths.cart}
      className="relative inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken"
    >
      <ShoppingBag aria-hidden="true" size={20} className="md:hidden" />
      <span className="sr-only md:not-sr-only">Cart</span>
      {total > 0 && (
        <span className="grid min-w-6 place-items-center rounded-full bg-ink px-1.5 text-sm leading-6 text-canvas">
          <span className="sr-only">, </span>
          {total}
          <span className="sr-only">{total === 1 ? " thing" : " things"}</span>
        </span>
      )}
    </Link>
  );
}
