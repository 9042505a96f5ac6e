"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { orderApi } from "~/api/browser.ts";
import { errorText } from "~/api/error-text.ts";
import type { OrderView } from "~/api/shapes.ts";
import { Button } from "~/ui/button.tsx";
import { Dialog } from "~/ui/dialog.tsx";
import { formatMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";

type Props = { order: OrderView; payText: string; onChanged: (order: OrderView) => void };

/** Paying and cancelling, as long as they are possible. */
export function OrderActions({ order, payText, onChanged }: Props) {
  const { orderId, canPay, canCancel, totalAmount, currency } = order;
  const [isLeaving, setLeaving] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const pay = useMutation({
    mutationFn: () => orderApi.customer.order.pay.mutate({ orderId }),
    onSuccess: ({ payUrl }) => {
      setLeaving(true);
      window.location.assign(payUrl);
    },
  });
  const cancel = useMutation({
    mutationFn: () => orderApi.customer.order.cancel.mutate({ orderId }),
    onSuccess: onChanged,
    onSettled: () => setAsking(false),
  });
  const isPaying = pay.isPending || isLeaving;
  const fault = pay.error ?? cancel.error;
  if (!canPay && !canCancel) return null;
  return (
    <div className="grid gap-3">
      {fault && (
        <Notice tone="danger" announce>
          {errorText(fault)}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {canPay && (
          <Button aria-disabled={isPaying || undefined} onClick={() => !isPaying && pay.mutate()}>
            {isPaying ? "Taking you to the payment page …" : `${payText} · ${formatMoney(totalAmount, currency)}`}
          </Button>
        )}
        {canCancel && (
          <Button look="danger" onClick={() => setAsking(true)}>
            Cancel order
          </Button>
        )}
      </div>
      <Dialog open={isAsking} onClose={() => setAsking(false)} title={`Cancel order ${order.number}?`}>
        <p>
          {order.payment.state === "paid"
            ? `All of it is cancelled, and ${formatMoney(totalAmount, currency)} goes back to you.`
            : "All of it is cancelled. Nothing has been charged."}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button
            look="danger"
            aria-disabled={cancel.isPending || undefined}
            onClick={() => !cancel.isPending && cancel.mutate()}
          >
            {cancel.isPending ? "Cancelling …" : "Cancel the whole order"}
          </Button>
          <Button look="secondary" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
