"use client";

import { Check, CircleAlert, Clock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { ShownOrder } from "~/api/shapes.ts";
import { countryName } from "~/i18n/formats.ts";
import { paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { cx } from "~/ui/class-names.ts";
import { Money, useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { Time } from "~/ui/time.tsx";
import { ExtendWithoutScripts } from "./extend-without-scripts.tsx";
import { CancelButton, PayButton } from "./order-actions.tsx";
import { goingBack } from "./going-back.ts";
import { HoldCountdown } from "./hold-countdown.tsx";
import { orderState } from "./order-state.ts";
import type { Said } from "./order-state.ts";
import { Parcel } from "./parcel.tsx";
import { PriceQuestion } from "./price-question.tsx";
import { useLiveOrder } from "./use-live-order.ts";
import type { Live } from "./use-live-order.ts";

type Props = {
  initial: ShownOrder;
  token?: string;
  wasLeft?: boolean;
  mayReview?: boolean;
  /** Gives the order more time, for pages without scripts. */
  extend: SendForm;
};

/** An order as it stands and as it goes on, without reloading. */
export function LiveOrder({ initial, token, wasLeft = false, mayReview = false, extend }: Props) {
  const { order, connection, lastSeen, take } = useLiveOrder(initial, token);
  const said = orderState(order, wasLeft);
  const until = said.showsHold ? holdEnd(order) : null;
  return (
    <div className="grid gap-6">
      <StateHead order={order} said={said} />
      {until && <HoldCountdown order={order} until={until} token={token} onChanged={take} />}
      <ExtendWithoutScripts order={order} extend={extend} />
      {(order.canPay || order.canCancel || order.newPrice) && <NeedsScripts />}
      {order.canPay && (
        <div className="flex flex-wrap gap-3">
          <PayButton order={order} token={token} isRetry={said.isRetry} />
          {order.canChangeAddress && <ChangeAddress order={order} />}
          {order.canCancel && <CancelButton order={order} onChanged={take} />}
        </div>
      )}
      <PriceQuestion order={order} token={token} onChanged={take} />
      <ConnectionNote connection={connection} lastSeen={lastSeen} />
      {order.sellerOrders.map((parcel, index) => (
        <Parcel key={parcel.sellerOrderId} order={order} parcel={parcel} index={index} mayReview={mayReview} />
      ))}
      <Facts order={order} />
      {order.canCancel && !order.canPay && !order.newPrice && (
        <div className="flex flex-wrap gap-3">
          <CancelButton order={order} onChanged={take} />
        </div>
      )}
    </div>
  );
}

/** Why the buttons cannot be pressed. */
function NeedsScripts() {
  const t = useTranslations("order");
  return (
    <noscript>
      <Notice tone="warn">{t("needsScripts")}</Notice>
    </noscript>
  );
}

function ChangeAddress({ order: { orderId } }: { order: ShownOrder }) {
  const t = useTranslations("order");
  return (
    <LinkButton look="secondary" href={paths.orderAddress(orderId)}>
      {t("changeAddress")}
    </LinkButton>
  );
}

/** Until when the customer can decide. */
const holdEnd = ({ newPrice, expiresAt }: ShownOrder) => newPrice?.expiresAt ?? expiresAt;

const looks: Record<Said["kind"], { box: string; Icon: typeof Check }> = {
  good: { box: "bg-success-soft text-success", Icon: Check },
  waiting: { box: "bg-info-soft text-info", Icon: Clock },
  bad: { box: "bg-danger-soft text-danger", Icon: CircleAlert },
  over: { box: "bg-sunken text-ink-2", Icon: CircleAlert },
};

function StateHead({ order, said }: { order: ShownOrder; said: Said }) {
  const t = useTranslations("order");
  const { box, Icon } = looks[said.kind];
  const expiresAt = holdEnd(order);
  const strong = (text: ReactNode) => <span className="font-semibold text-ink">{text}</span>;
  return (
    <div className="flex items-start gap-4">
      <span className={cx("grid size-12 shrink-0 place-items-center rounded-full", box)}>
        <Icon aria-hidden="true" size={24} />
      </span>
      {/* Said again, politely, whenever it changes while one looks at it. */}
      <div aria-live="polite" className="grid gap-1.5">
        <h1 className="signage text-2xl">{t(`titles.${said.title}`)}</h1>
        <p className="measure text-ink-2">
          {said.texts.map((text) => t(`texts.${text}`)).join(" ")}
          {said.showsHold && expiresAt && (
            <>
              {" "}
              {t.rich(order.newPrice ? "decideUntil" : "heldUntil", {
                time: () => strong(<Time iso={expiresAt} show="clock" />),
              })}
            </>
          )}
        </p>
        <p className="text-sm text-ink-2">
          {t.rich("placedAt", { number: order.number, b: strong, time: () => <Time iso={order.placedAt} /> })}
        </p>
      </div>
    </div>
  );
}

/** Says so when live updates stop, and offers to look by hand. */
function ConnectionNote({ connection, lastSeen }: Pick<Live, "connection" | "lastSeen">) {
  const t = useTranslations("order");
  const router = useRouter();
  if (connection !== "paused") return null;
  return (
    <div
      aria-live="polite"
      className="flex flex-wrap items-center gap-3 rounded-control bg-warn-soft px-4 py-2 text-sm"
    >
      <p>
        {t("paused")}
        {lastSeen && <> {t.rich("lastUpdate", { time: () => <Time iso={lastSeen} show="clock" /> })}</>}
      </p>
      <Button look="secondary" onClick={() => router.refresh()}>
        {t("lookAgain")}
      </Button>
    </div>
  );
}

function Facts({ order }: { order: ShownOrder }) {
  const { address, email, currency, itemsAmount, shippingAmount, discountAmount, totalAmount } = order;
  const t = useTranslations("order.facts");
  const money = useMoney();
  const locale = useLocale();
  const back = goingBack(order);
  const { name, line1, line2, postalCode, city, country } = address;
  const whole = [name, line1, line2, `${postalCode} ${city}`, countryName(country, locale)];
  const sums = [
    ["items", itemsAmount],
    ["delivery", shippingAmount],
    ...(discountAmount > 0 ? [["discount", -discountAmount] as const] : []),
    ["total", totalAmount],
  ] as const;
  return (
    <section aria-label={t("label")} className="grid gap-6 border-t border-line pt-6 sm:grid-cols-2">
      <div>
        <h2 className="font-bold">{t("deliveredTo")}</h2>
        <address className="text-ink-2 not-italic">
          {(email ? whole : [city, countryName(country, locale)]).filter(Boolean).map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </address>
        {email && <p className="mt-2 wrap-anywhere text-ink-2">{t("newsTo", { email })}</p>}
      </div>
      <div className="grid content-start gap-3">
        <dl className="grid gap-1.5">
          {sums.map(([label, amount]) => (
            <div
              key={label}
              className="flex justify-between gap-4 last:border-t last:border-line last:pt-2 last:font-bold"
            >
              <dt>{t(label)}</dt>
              <dd>
                <Money amount={amount} currency={currency} />
              </dd>
            </div>
          ))}
        </dl>
        {back > 0 && <p>{t("goingBack", { total: money(back, currency) })}</p>}
      </div>
    </section>
  );
}
