"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { Cart } from "~/api/shapes.ts";
import { TextField } from "~/ui/field.tsx";
import { useMoney } from "~/ui/money.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { CouponActions } from "./coupon-state.ts";

type Props = {
  cart: Pick<Cart, "coupon" | "currency">;
  actions: CouponActions;
  /** One page may show the form twice. */
  id: string;
};

/** Folded away: an open field for a code sends people without one looking for one elsewhere. */
export function CouponForm({ cart: { coupon, currency }, actions: { apply, remove }, id }: Props) {
  const t = useTranslations("cart.coupon");
  const [{ code, fault }, submit] = useActionState(apply, { code: "" });
  if (coupon) return <Applied coupon={coupon} currency={currency} remove={remove} />;
  return (
    <details open={fault ? true : undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent underline underline-offset-3">
        {t("open")}
      </summary>
      <form action={submit} noValidate className="mt-1 grid gap-3">
        <TextField
          id={id}
          name="code"
          label={t("code")}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          defaultValue={code}
          error={fault}
        />
        <div>
          <SubmitButton look="secondary" busyText={t("applying")}>
            {t("apply")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

type AppliedProps = { coupon: NonNullable<Cart["coupon"]>; currency: string; remove: () => Promise<void> };

function Applied({ coupon: { code, label, problem, minimumAmount }, currency, remove }: AppliedProps) {
  const t = useTranslations("cart.coupon");
  const money = useMoney();
  return (
    <div className="grid gap-1">
      <form action={remove} className="flex flex-wrap items-center justify-between gap-x-4">
        <p role="status">
          {t.rich("applied", { code, label, b: (text) => <bdi className="font-semibold">{text}</bdi> })}
        </p>
        <SubmitButton look="quiet" size="sm" busyText={t("removing")}>
          {t("remove")}
        </SubmitButton>
      </form>
      {problem && (
        <p className="text-sm font-semibold text-danger">
          {t(`problems.${problem}`, { amount: money(minimumAmount, currency) })}
        </p>
      )}
    </div>
  );
}
