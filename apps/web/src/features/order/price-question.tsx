"use client";

import { useTranslations } from "next-intl";
import { useMutation } from "@tanstack/react-query";
import type { ShownOrder } from "~/api/shapes.ts";
import { Money, useMoney } from "~/ui/money.tsx";
import { CancelButton, Fault, ScriptedButton } from "./order-actions.tsx";
import { doorTo } from "./order-door.ts";

type Props = { order: ShownOrder; token: string | undefined; onChanged: (order: ShownOrder) => void };

/** Prices changed while stock was confirmed: nobody pays another total than the one they agreed to. */
export function PriceQuestion({ order, token, onChanged }: Props) {
  const t = useTranslations("order.newPrice");
  const money = useMoney();
  const { orderId, totalAmount, currency, newPrice } = order;
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (agreed: number) => doorTo(orderId, token).confirmPrice(agreed),
    onSuccess: ({ payUrl }) => payUrl && window.location.assign(payUrl),
  });
  if (!newPrice) return null;
  const isBusy = isPending || isSuccess;
  return (
    <section
      aria-label={t("label")}
      className="grid gap-4 rounded-control border-2 border-warn bg-warn-soft p-4 sm:p-5"
    >
      <dl className="grid max-w-sm gap-1.5">
        <div className="flex justify-between gap-4">
          <dt>{t("before")}</dt>
          <dd>
            <s>
              <Money amount={totalAmount} currency={currency} />
            </s>
          </dd>
        </div>
        <div className="flex justify-between gap-4 text-lg font-bold">
          <dt>{t("now")}</dt>
          <dd>
            <Money amount={newPrice.totalAmount} currency={currency} />
          </dd>
        </div>
      </dl>
      <div className="flex flex-wrap gap-3">
        <Fault error={error} />
        <ScriptedButton aria-disabled={isBusy || undefined} onClick={() => !isBusy && mutate(newPrice.totalAmount)}>
          {isBusy ? t("confirming") : t("confirm", { total: money(newPrice.totalAmount, currency) })}
        </ScriptedButton>
        {order.canCancel && <CancelButton order={order} onChanged={onChanged} />}
      </div>
    </section>
  );
}
