"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { paths } from "~/paths.ts";
import { cx } from "~/ui/class-names.ts";
import { TextLink } from "~/ui/link.tsx";
import { Price, useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { Quantity } from "~/ui/quantity.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { AddState } from "./add-state.ts";
import { Gallery } from "./gallery.tsx";
import { OptionPicker } from "./option-picker.tsx";
import { picturesOf, stockWord } from "./variant-choice.ts";
import type { ProductPicture, Variant } from "./variant-choice.ts";

type Props = {
  title: string;
  hue: number;
  currency: string;
  options: readonly { name: string; values: readonly { value: string; color: string | null }[] }[];
  variants: readonly Variant[];
  pictures: readonly ProductPicture[];
  start: Variant;
  add: (before: AddState, form: FormData) => Promise<AddState>;
  /** Above the price: breadcrumbs, name, seller. */
  intro: ReactNode;
  /** Under the price: what delivery costs. */
  priceNote: ReactNode;
  /** Beside the button: delivery and returns. */
  promises: ReactNode;
};

const never = () => () => {};
const maxPerLine = 99;

/** Everything on a product's page that the chosen variant changes: picture, price, stock, address and the form. */
export function ProductStage({ title, hue, currency, options, variants, pictures, start, add, ...slots }: Props) {
  const [variant, setVariant] = useState(start);
  // False while the server draws and until scripts run: then the radio buttons speak for themselves.
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const t = useTranslations("product");
  const money = useMoney();
  const isOut = variant.stock === "out";

  function choose(next: Variant): void {
    setVariant(next);
    const params = new URLSearchParams(window.location.search);
    params.set("v", next.variantId);
    window.history.replaceState(null, "", `?${params}${window.location.hash}`);
  }

  return (
    <div className="grid gap-6 md:grid-cols-[1.1fr_1fr] md:gap-12">
      <Gallery pictures={picturesOf(pictures, variant)} hue={hue} name={title} />
      <div className="grid content-start gap-4">
        {slots.intro}
        <div>
          <Price amount={variant.price} currency={currency} compareAt={variant.compareAt} className="text-2xl" />
          <p className="text-sm text-ink-2">{slots.priceNote}</p>
        </div>
        <AddForm add={add} isOut={isOut} hasScripts={hasScripts}>
          {hasScripts && <input type="hidden" name="variantId" value={variant.variantId} />}
          {options.map((option) => (
            <OptionPicker key={option.name} option={option} variants={variants} current={variant} onChoose={choose} />
          ))}
          <Stock variant={variant} isOneOfMany={options.length > 0} />
          {!isOut && (
            <Quantity
              key={variant.variantId}
              name="quantity"
              label={t("quantity")}
              max={Math.min(variant.available, maxPerLine)}
            />
          )}
        </AddForm>
        <output className="sr-only">
          {variant !== start &&
            t("chosen", {
              label: variant.label,
              price: money(variant.price, currency),
              stock: t(`stock.${stockWord(variant)}`, { available: variant.available }),
            })}
        </output>
        {slots.promises}
      </div>
    </div>
  );
}

const stockLooks = { in: "text-success", low: "text-sale", out: "text-ink-2" };

function Stock({ variant, isOneOfMany }: { variant: Variant; isOneOfMany: boolean }) {
  const t = useTranslations("product.stock");
  const { available, label } = variant;
  const word = stockWord(variant);
  return (
    <p className={cx("font-semibold", stockLooks[word])}>
      {word === "low" && isOneOfMany ? t("lowIn", { available, label }) : t(word, { available })}
    </p>
  );
}

type AddFormProps = { add: Props["add"]; isOut: boolean; hasScripts: boolean; children: ReactNode };

function AddForm({ add, isOut, hasScripts, children }: AddFormProps) {
  const t = useTranslations("product");
  // A bare form can only be sent to the server's own function; ours around it speaks to the header meanwhile.
  const [state, submit] = useActionState(hasScripts ? announced(add, t("away")) : add, idle);
  return (
    <form action={submit} className="grid gap-4">
      {children}
      <div className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-canvas p-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:static md:m-0 md:border-0 md:p-0">
        <SubmitButton size="lg" className="w-full" busyText={t("adding")} disabled={isOut}>
          {isOut ? t("stock.out") : t("addToCart")}
        </SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}

const idle: AddState = { kind: "idle" };

/** Counts in the header at once what is being added, and takes it back when it was not. */
function announced(add: Props["add"], away: string): Props["add"] {
  return async (before, form) => {
    const grow = Number(form.get("quantity")) || 0;
    cartSignal.say({ grow });
    const after = await add(before, form).catch((): AddState => ({ kind: "refused", text: away }));
    cartSignal.say(after.kind === "added" ? { settle: after.count } : { grow: -grow });
    return after;
  };
}

function Outcome({ state }: { state: AddState }) {
  const t = useTranslations("product");
  if (state.kind === "idle") return null;
  if (state.kind === "refused") {
    return (
      <Notice tone="danger" announce>
        {state.text}
      </Notice>
    );
  }
  return (
    <Notice tone="success" announce title={t("added", { count: state.quantity })}>
      <TextLink href={paths.cart}>{t("goToCart", { count: state.count })}</TextLink>
    </Notice>
  );
}
