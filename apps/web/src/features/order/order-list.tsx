import { useTranslations } from "next-intl";
import type { OrderSummary } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Badge } from "~/ui/badge.tsx";
import { Link } from "~/ui/link.tsx";
import { Money } from "~/ui/money.tsx";
import { Time } from "~/ui/time.tsx";
import { statusTones } from "./order-words.ts";
import { Picture } from "~/ui/picture.tsx";

const shown = 4;

export function OrderList({ orders }: { orders: readonly OrderSummary[] }) {
  const t = useTranslations("order");
  return (
    <ul aria-label={t("list")} className="grid gap-4">
      {orders.map(({ orderId, number, status, placedAt, totalAmount, currency, count, images, sellerNames }) => {
        return (
          <li
            key={orderId}
            className="group relative grid gap-3 rounded-control border border-line bg-surface p-4 sm:grid-cols-[1fr_auto] sm:items-center"
          >
            <div className="grid gap-1.5">
              <h2 className="flex flex-wrap items-center gap-3 font-bold">
                <Link
                  href={paths.order(orderId)}
                  className="underline-offset-3 after:absolute after:inset-0 group-hover:underline"
                >
                  {t("numbered", { number })}
                </Link>
                <Badge tone={statusTones[status]}>{t(`status.${status}`)}</Badge>
              </h2>
              <p className="text-sm text-ink-2">
                <Time iso={placedAt} /> · {t("thingsFrom", { count, sellers: sellerNames.join(", ") })}
              </p>
              <Money amount={totalAmount} currency={currency} className="signage text-xl" />
            </div>
            <ul aria-hidden="true" className="flex gap-2">
              {images.slice(0, shown).map((url) => (
                <li key={url} className="size-14 overflow-hidden rounded-tile bg-sunken">
                  <Picture src={url} alt="" width={640} height={640} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
