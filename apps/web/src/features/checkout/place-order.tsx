"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { orderApi } from "~/api/browser.ts";
import { cartSignal } from "~/api/cart-signal.ts";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { paths } from "~/paths.ts";
import { Button } from "~/ui/button.tsx";
import { formatMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { LineTrouble } from "./line-trouble.tsx";
import { orderKey } from "./order-key.ts";

type Props = { quote: string; totalAmount: number; currency: string; isReady: boolean };

/** The last button. Whatever happens after the press, one order comes of it, or a sentence that says why not. */
export function PlaceOrder({ quote, totalAmount, currency, isReady }: Props) {
  const router = useRouter();
  const [isLeaving, setLeaving] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => orderApi.customer.order.place.mutate({ idempotencyKey: orderKey.of(quote), quote }),
    onSuccess: ({ orderId, payUrl }) => {
      setLeaving(true);
      orderKey.forget(quote);
      cartSignal.say({ settle: 0 });
      if (payUrl) window.location.assign(payUrl);
      else router.push(paths.orderResult(orderId));
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

  const seenTotal = useRef(totalAmount);
  const isBusy = isPending || isLeaving;
  const refused = refusedWith(error);
  const total = formatMoney(totalAmount, currency);
  return (
    <div className="grid gap-4">
      {refused?.details["variantId"] &&
      (refused.reason === "VARIANT_OUT_OF_STOCK" || refused.reason === "VARIANT_NOT_FOR_SALE") ? (
        <LineTrouble
          key={refused.details["variantId"]}
          variantId={refused.details["variantId"]}
          title={refused.details["title"] ?? "This product"}
          available={refused.reason === "VARIANT_OUT_OF_STOCK" ? Number(refused.details["available"] ?? 0) : 0}
          text={errorText(error)}
          onMended={() => {
            reset();
            router.refresh();
          }}
        />
      ) : (
        error && (
          <Notice tone="danger" announce>
            {errorText(error)}
            {seenTotal.current !== totalAmount &&
              ` The total was ${formatMoney(seenTotal.current, currency)}; it is ${total} now.`}
          </Notice>
        )
      )}
      <div className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-canvas p-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:static md:m-0 md:border-0 md:p-0">
        <Button
          size="lg"
          className="w-full"
          aria-disabled={isBusy || !isReady || undefined}
          onClick={() => {
            if (isBusy || !isReady) return;
            seenTotal.current = totalAmount;
            mutate();
          }}
        >
          {isLeaving
            ? "Taking you to the payment page …"
            : isPending
              ? "Placing your order …"
              : `Place order and pay · ${total}`}
        </Button>
      </div>
      <p className="text-sm text-ink-2">
        You pay on the payment provider’s page. We hold your things for you meanwhile; nothing is charged before.
      </p>
    </div>
  );
}

const stale = ["PRICE_CHANGED", "CART_CHANGED", "CART_EMPTY", "VARIANT_OUT_OF_STOCK", "VARIANT_NOT_FOR_SALE"];

function isStale(error: unknown): boolean {
  const reason = refusedWith(error)?.reason;
  return reason !== undefined && stale.includes(reason);
}
