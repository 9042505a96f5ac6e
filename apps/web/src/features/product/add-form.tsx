"use client";

import type { VariantId } from "@stallhouse/contracts/ids";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef, useState } from "react";
import type { ReactNode, RefObject } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { formText } from "~/api/form-text.ts";
import { paths } from "~/paths.ts";
import { isShopAway } from "~/ui/as-of.ts";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { Add, AddState } from "./add-state.ts";

type Props = {
  add: Add;
  isOut: boolean;
  hasScripts: boolean;
  /** In the bar of a phone, beside its button: what it costs. */
  price: ReactNode;
  /** Under it. */
  shortPromise: ReactNode;
  children: ReactNode;
};

const idle: AddState = { kind: "idle" };

/** The form that puts the chosen variant into the cart. On a phone its button comes along as a bar. */
export function AddForm({ add, isOut, hasScripts, price, shortPromise, children }: Props) {
  const t = useTranslations("product");
  // A bare form can only be sent to the server's own function; ours around it speaks to the header meanwhile.
  const [state, submit] = useActionState(
    hasScripts ? announced((...given) => (isShopAway() ? pastThePage(add) : add)(...given), t("away")) : add,
    idle,
  );
  const main = useRef<HTMLDivElement>(null);
  const isAway = useIsAway(main);
  const button = (size: "md" | "lg") => (
    <SubmitButton size={size} className={size === "lg" ? "w-full" : ""} busyText={t("adding")} disabled={isOut}>
      {isOut ? t("stock.out") : t("addToCart")}
    </SubmitButton>
  );
  return (
    <form action={submit} className="grid gap-4">
      {children}
      <div ref={main}>{button("lg")}</div>
      <Outcome state={state} />
      {isAway && (
        <div className="buy-bar fixed inset-x-0 bottom-0 z-20 grid max-h-28 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-t border-line bg-canvas px-4 py-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] md:hidden">
          <p className="truncate">{price}</p>
          {button("md")}
          <div className="col-span-full">{shortPromise}</div>
        </div>
      )}
    </form>
  );
}

/** Whether something on the page is out of view, above or below. */
function useIsAway(place: RefObject<HTMLElement | null>): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(([seen]) => setAway(seen?.isIntersecting === false));
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, [place]);
  return isAway;
}

/** Counts in the header at once what is being added, and takes it back when it was not. Then the cart itself is shown. */
function announced(add: Add, away: string): Add {
  return async (before, form) => {
    const grow = Number(form.get("quantity")) || 0;
    // In a turn of its own: what is set within the action itself would be shown only after its end.
    queueMicrotask(() => cartSignal.say({ grow }));
    const after = await add(before, form).catch((): AddState => ({ kind: "refused", text: away }));
    if (after.kind !== "added") {
      cartSignal.say({ grow: -grow });
      return after;
    }
    const { quantity, cart } = after;
    cartSignal.say({ settle: cart.count });
    // The cart says there what was added: it need not be said twice.
    return cartSignal.open({ added: { quantity, cart } }) ? idle : after;
  };
}

/**
 * While the shop is away the cart still takes what it knows, but the page cannot be drawn anew, which Next does when a stranger
 * becomes a guest: asked at the gateway's door, the cart answers alone. A refusal is said by the server's own function.
 */
function pastThePage(add: Add): Add {
  return async (before, form) => {
    const [variantId, quantity] = [formText(form, "variantId") as VariantId, Number(form.get("quantity"))];
    const [{ orderApi }, { refusedWith }] = await Promise.all([
      import("~/api/browser.ts"),
      import("~/api/error-text.ts"),
    ]);
    try {
      const cart = await orderApi.customer.cart.addLine.mutate({ variantId, quantity });
      return { kind: "added", quantity, cart };
    } catch (cause) {
      const reason = refusedWith(cause)?.reason;
      if (reason === undefined || reason === "SERVICE_AWAY") throw cause;
      return await add(before, form);
    }
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
      <TextLink href={paths.cart}>{t("goToCart", { count: state.cart.count })}</TextLink>
    </Notice>
  );
}
