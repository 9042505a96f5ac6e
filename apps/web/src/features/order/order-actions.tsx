"use client";

import { useTranslations } from "next-intl";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ComponentProps } from "react";
import { orderApi } from "~/api/browser.ts";
import { errorText } from "~/api/error-text.ts";
import type { ShownOrder } from "~/api/shapes.ts";
import { Button } from "~/ui/button.tsx";
import { Dialog } from "~/ui/dialog.tsx";
import { useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { useHasScripts } from "~/ui/use-has-scripts.ts";
import { goingBack } from "./going-back.ts";
import { doorTo } from "./order-door.ts";

type PayProps = { order: ShownOrder; token?: string | undefined; isRetry?: boolean | undefined };

/** Another way to the payment page, as long as the things are held. */
export function PayButton({ order: { orderId, totalAmount, currency }, token, isRetry }: PayProps) {
  const t = useTranslations("order");
  const money = useMoney();
  const [isLeaving, setLeaving] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => doorTo(orderId, token).pay(),
    onSuccess: ({ payUrl }) => {
      setLeaving(true);
      window.location.assign(payUrl);
    },
  });
  const isBusy = isPending || isLeaving;
  return (
    <>
      <Fault error={error} />
      <ScriptedButton aria-disabled={isBusy || undefined} onClick={() => !isBusy && mutate()}>
        {isBusy ? t("leaving") : t(isRetry ? "payAgain" : "pay", { total: money(totalAmount, currency) })}
      </ScriptedButton>
    </>
  );
}

/** Cannot be pressed before scripts hear it: a press that nothing follows would be taken for a fault. */
export function ScriptedButton(props: ComponentProps<typeof Button>) {
  return <Button disabled={!useHasScripts()} {...props} />;
}

type CancelProps = { order: ShownOrder; onChanged: (order: ShownOrder) => void };

/** Asks once, naming what happens, then cancels the whole order. */
export function CancelButton({ order, onChanged }: CancelProps) {
  const t = useTranslations("order.cancel");
  const money = useMoney();
  const { orderId, number, totalAmount, currency, payment } = order;
  const back = goingBack(order);
  const isPaid = payment.state === "paid" && totalAmount > back;
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => orderApi.customer.order.cancel.mutate({ orderId }),
    onSuccess: onChanged,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Fault error={error} />
      <ScriptedButton look="danger" onClick={() => setAsking(true)}>
        {t("open")}
      </ScriptedButton>
      <Dialog open={isAsking} onClose={() => setAsking(false)} title={t("title", { number })}>
        <p>
          {isPaid
            ? t(back > 0 ? "refundRest" : "refund", { total: money(totalAmount - back, currency) })
            : t("uncharged")}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button look="danger" aria-disabled={isPending || undefined} onClick={() => !isPending && mutate()}>
            {isPending ? t("busy") : t("submit")}
          </Button>
          <Button look="secondary" onClick={() => setAsking(false)}>
            {t("keep")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

export function Fault({ error }: { error: Error | null }) {
  const say = useTranslations("refusals");
  if (!error) return null;
  return (
    <Notice tone="danger" announce className="w-full">
      {errorText(say, error)}
    </Notice>
  );
}
