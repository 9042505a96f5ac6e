"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { Button } from "~/ui/button.tsx";
import { useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { LineTrouble } from "./line-trouble.tsx";
import { usePlaceOrder } from "./use-place-order.ts";

type Props = { quote: string; totalAmount: number; currency: string; isReady: boolean };

/** The last button. Whatever happens after the press, one order comes of it, or a sentence that says why not. */
export function PlaceOrder({ quote, totalAmount, currency, isReady }: Props) {
  const t = useTranslations("checkout.place");
  const money = useMoney();
  const { place, state, error, lookAgain } = usePlaceOrder(quote);
  const [pressedTotal, setPressedTotal] = useState(totalAmount);
  const total = money(totalAmount, currency);
  const changed = t("totalChanged", { before: money(pressedTotal, currency), now: total });
  const isOff = state !== "ready" || !isReady;
  return (
    <div className="grid gap-4">
      <Trouble error={error} note={pressedTotal === totalAmount ? "" : changed} onMended={lookAgain} />
      <div className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-canvas p-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:static md:m-0 md:border-0 md:p-0">
        <Button
          size="lg"
          className="w-full"
          aria-disabled={isOff || undefined}
          onClick={() => {
            if (isOff) return;
            setPressedTotal(totalAmount);
            place();
          }}
        >
          {t(totalAmount === 0 && state !== "placing" ? `free.${state}` : state, { total })}
        </Button>
      </div>
      <p className="text-sm text-ink-2">{t(totalAmount === 0 ? "free.note" : "note")}</p>
    </div>
  );
}

type TroubleProps = { error: Error | null; note: string; onMended: () => void };

function Trouble({ error, note, onMended }: TroubleProps) {
  const t = useTranslations("checkout.trouble");
  const say = useTranslations("refusals");
  if (!error) return null;
  const refused = refusedWith(error);
  const { variantId, title = t("thisProduct"), available } = refused?.details ?? {};
  if (variantId && (refused?.reason === "VARIANT_OUT_OF_STOCK" || refused?.reason === "VARIANT_NOT_FOR_SALE")) {
    const left = refused.reason === "VARIANT_OUT_OF_STOCK" ? Number(available ?? 0) : 0;
    return (
      <LineTrouble
        key={variantId}
        line={{ variantId, title, available: left }}
        text={errorText(say, error)}
        onMended={onMended}
      />
    );
  }
  return (
    <Notice tone="danger" announce>
      {errorText(say, error)} {note}
    </Notice>
  );
}
