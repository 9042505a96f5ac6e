"use client";

import { useActionState, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { paths } from "~/paths.ts";
import { cx } from "~/ui/class-names.ts";
import { TextLink } from "~/ui/link.tsx";
import { Price, formatMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { Quantity } from "~/ui/quantity.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { AddState } from "./add-state.ts";
import { Gallery } from "./gallery.tsx";
import { OptionPicker } from "./option-picker.tsx";
import { picturesOf, stockText } from "./variant-choice.ts";
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
  const isOut = variant.stock === "out";

  function choose(next: Variant): void {
    setVariant(next);
    window.history.replaceState(null, "", `?v=${next.variantId}`);
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
          <p
            className={cx(
              "font-semibold",
              variant.stock === "in" ? "text-success" : variant.stock === "low" ? "text-sale" : "text-ink-2",
            )}
          >
            {stockText(variant)}
            {variant.stock === "low" && options.length > 0 && ` in ${variant.label}`}
          </p>
          {!isOut && (
            <Quantity
              key={variant.variantId}
              name="quantity"
              label="Quantity"
              max={Math.min(variant.available, maxPerLine)}
            />
          )}
        </AddForm>
        <output className="sr-only">
          {variant !== start && `${variant.label}: ${formatMoney(variant.price, currency)}, ${stockText(variant)}`}
        </output>
        {slots.promises}
      </div>
    </div>
  );
}

type AddFormProps = { add: Props["add"]; isOut: boolean; hasScripts: boolean; children: ReactNode };

function AddForm({ add, isOut, hasScripts, children }: AddFormProps) {
  // A bare form can only be sent to the server's own function; ours around it speaks to the header meanwhile.
  const [state, submit] = useActionState(hasScripts ? announced(add) : add, idle);
  return (
    <form action={submit} className="grid gap-4">
      {children}
      <div className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-canvas p-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:static md:m-0 md:border-0 md:p-0">
        <SubmitButton size="lg" className="w-full" busyText="Adding …" disabled={isOut}>
          {isOut ? "Out of stock" : "Add to cart"}
        </SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}

const idle: AddState = { kind: "idle" };

/** Counts in the header at once what is being added, and takes it back when it was not. */
function announced(add: Props["add"]): Props["add"] {
  return async (before, form) => {
    const grow = Number(form.get("quantity")) || 0;
    cartSignal.say({ grow });
    const after = await add(before, form).catch((): AddState => ({ kind: "refused", text: away }));
    cartSignal.say(after.kind === "added" ? { settle: after.count } : { grow: -grow });
    return after;
  };
}

const away = "We can’t reach the shop right now. Try again in a moment.";

function Outcome({ state }: { state: AddState }) {
  if (state.kind === "idle") return null;
  if (state.kind === "refused") {
    return (
      <Notice tone="danger" announce>
        {state.text}
      </Notice>
    );
  }
  return (
    <Notice
      tone="success"
      announce
      title={state.quantity === 1 ? "Added to your cart" : `${state.quantity} added to your cart`}
    >
      <TextLink href={paths.cart}>Go to cart ({state.count})</TextLink>
    </Notice>
  );
}
