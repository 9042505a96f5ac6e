"use client";

import { useTranslations } from "next-intl";
import type { Cart } from "~/api/shapes.ts";
import { FieldForm, modestButton, useFieldForm } from "~/ui/field-form.tsx";
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
  const form = useFieldForm(apply);
  if (coupon) return <Applied coupon={coupon} currency={currency} remove={remove} />;
  return (
    <details open={form.faults["code"] ? true : undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent underline underline-offset-3">
        {t("open")}
      </summary>
      <FieldForm
        form={form}
        submit={t("apply")}
        busyText={t("applying")}
        className="mt-1 grid gap-3"
        button={{ ...modestButton, look: "secondary" }}
      >
        <TextField
          {...form.field("code")}
          id={id}
          label={t("code")}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </FieldForm>
    </details>
  );
}

type AppliedProps = { coupon: NonNullable<Cart["coupon"]>; currency: string; remove: () => Promise<void> };

function Applied({ coupon, currency, remove }: AppliedProps) {
  const { code, kind, value, problem, minimumAmount } = coupon;
  const t = useTranslations("cart.coupon");
  const money = useMoney();
  return (
    <div className="grid gap-1">
      <form action={remove} className="flex flex-wrap items-center justify-between gap-x-4">
        <p role="status">
          {t.rich("applied", {
            code,
            kind,
            value,
            amount: money(value, coupon.currency),
            b: (text) => <bdi className="font-semibold">{text}</bdi>,
          })}
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
