"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { orderApi } from "~/api/browser.ts";
import { cartSignal } from "~/api/cart-signal.ts";
import { refusedWith } from "~/api/error-text.ts";
import { localized } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";
import { orderKey } from "./order-key.ts";

/** Placing the order that was shown: one order comes of it however often it is pressed, or a refusal. */
export function usePlaceOrder(quote: string) {
  const router = useRouter();
  const locale = useLocale();
  const [isLeaving, setLeaving] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => orderApi.customer.order.place.mutate({ idempotencyKey: orderKey.of(quote), quote }),
    onSuccess: ({ orderId, payUrl }) => {
      setLeaving(true);
      orderKey.forget(quote);
      cartSignal.say({ settle: 0 });
      if (payUrl) window.location.assign(payUrl);
      else router.push(localized(paths.orderResult(orderId), locale));
    },
    onError: (cause) => {
      // What was shown is not what is true any more: show the truth, and wait for another press.
      if (isStale(cause)) router.refresh();
    },
  });
  // Back from the payment page: the browser may show this page as it was left.
  useEffect(() => {
    const wake = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);
  return {
    place: mutate,
    error,
    state: isLeaving ? "leaving" : isPending ? "placing" : "ready",
    lookAgain: () => {
      reset();
      router.refresh();
    },
  } as const;
}

const stale = [
  "PRICE_CHANGED",
  "CART_CHANGED",
  "CART_EMPTY",
  "VARIANT_OUT_OF_STOCK",
  "VARIANT_NOT_FOR_SALE",
  "TOTAL_TOO_SMALL",
  "TOTAL_TOO_LARGE",
];

function isStale(error: unknown): boolean {
  const reason = refusedWith(error)?.reason;
  return reason !== undefined && stale.includes(reason);
}
