import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OrderSummary, OrderView, ParcelView } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Badge } from "~/ui/badge.tsx";
import { LinkButton } from "~/ui/button.tsx";
import { formatDays } from "~/ui/day.ts";
import { useMoney } from "~/ui/money.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { Picture } from "~/ui/picture.tsx";
import { statusTones } from "./order-words.ts";

const strong = (text: ReactNode) => <strong className="font-semibold text-ink">{text}</strong>;

type NextProps = { order: Pick<OrderView, "orderId" | "number">; parcel: ParcelView };

/** The parcel one waits for: whose, when, and the way to its journey. */
export function NextParcel({ order: { orderId, number }, parcel }: NextProps) {
  const t = useTranslations("accountPage.overview");
  const say = useTranslations("order.status");
  const { sellerName, status, earliest, latest, lines } = parcel;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">
          {t.rich("arrives", { seller: sellerName, days: formatDays(earliest, latest, useLocale()), b: strong })}
        </p>
        <Badge tone={statusTones[status]}>{say(status)}</Badge>
      </div>
      <ul className="flex flex-wrap gap-2">
        {lines.map(({ orderLineId, imageUrl, title }) => (
          <li key={orderLineId} className="size-16 tint overflow-hidden rounded-tile">
            {imageUrl && <Picture src={imageUrl} alt={title} width={640} height={640} sizes="64px" />}
          </li>
        ))}
      </ul>
      <p>
        <LinkButton href={paths.order(orderId)} look="secondary">
          {t.rich("onItsWay", { number, quiet: onlyVoices })}
        </LinkButton>
      </p>
    </>
  );
}

/** Orders that go no further without their customer. */
export function UnpaidOrders({ orders }: { orders: readonly OrderSummary[] }) {
  const t = useTranslations("accountPage.overview");
  const money = useMoney();
  return (
    <ul className="grid gap-3">
      {orders.map(({ orderId, number, totalAmount, currency }) => (
        <li key={orderId} className="flex flex-wrap items-center justify-between gap-3">
          <p>{t("pay", { number, total: money(totalAmount, currency) })}</p>
          <LinkButton href={paths.order(orderId)} size="sm">
            {t.rich("goPay", { number, quiet: onlyVoices })}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
