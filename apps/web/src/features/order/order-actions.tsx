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

type PayProps = { order: OrderView; payText?: string | undefined };

/** Another way to the payment page, as long as the things are held. */
export function PayButton({ order: { orderId, totalAmount, currency }, payText = "Pay now" }: PayProps) {
  const [isLeaving, setLeaving] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => orderApi.customer.order.pay.mutate({ orderId }),
    onSuccess: ({ payUrl }) => {
      setLeaving(true);
      window.location.assign(payUrl);
    },
  });
  const isBusy = isPending || isLeaving;
  return (
    <>
      <Fault error={error} />
      <Button aria-disabled={isBusy || undefined} onClick={() => !isBusy && mutate()}>
        {isBusy ? "Taking you to the payment page …" : `${payText} · ${formatMoney(totalAmount, currency)}`}
      </Button>
    </>
  );
}

type CancelProps = { order: OrderView; onChanged: (order: OrderView) => void };

/** Asks once, naming what happens, then cancels the whole order. */
export function CancelButton({ order, onChanged }: CancelProps) {
  const { orderId, number, totalAmount, currency, payment } = order;
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => orderApi.customer.order.cancel.mutate({ orderId }),
    onSuccess: onChanged,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Fault error={error} />
      <Button look="danger" onClick={() => setAsking(true)}>
        Cancel order
      </Button>
      <Dialog open={isAsking} onClose={() => setAsking(false)} title={`Cancel order ${number}?`}>
        <p>
          {payment.state === "paid"
            ? `All of it is cancelled, and ${formatMoney(totalAmount, currency)} goes back to you.`
            : "All of it is cancelled. Nothing has been charged."}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button look="danger" aria-disabled={isPending || undefined} onClick={() => !isPending && mutate()}>
            {isPending ? "Cancelling …" : "Cancel the whole order"}
          </Button>
          <Button look="secondary" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function Fault({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <Notice tone="danger" announce className="w-full">
      {errorText(error)}
    </Notice>
  );
}
