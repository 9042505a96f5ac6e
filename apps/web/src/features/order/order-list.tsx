import { useTranslations } from "next-intl";
import type { OrderSummary } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Badge } from "~/ui/badge.tsx";
import { Link } from "~/ui/link.tsx";
import { Money } from "~/ui/money.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { Time } from "~/ui/time.tsx";
import { statusTones } from "./order-words.ts";
import { Picture } from "~/ui/picture.tsx";

const shown = 4;

type Props = {
  orders: readonly OrderSummary[];
  /** Puts an order's things into the cart once more. */
  buyAgain: (form: FormData) => Promise<void>;
};

export function OrderList({ orders, buyAgain }: Props) {
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
            <div className="grid gap-3 sm:justify-items-end">
              <ul aria-hidden="true" className="flex gap-2">
                {images.slice(0, shown).map((url) => (
                  <li key={url} className="size-14 tint overflow-hidden rounded-tile">
                    <Picture src={url} alt="" width={640} height={640} sizes="3.5rem" />
                  </li>
                ))}
              </ul>
              {!isOpen(status) && (
                <form action={buyAgain} className="relative">
                  <input type="hidden" name="orderId" value={orderId} />
                  <SubmitButton look="secondary" size="sm" busyText={t("again.busy")}>
                    {t.rich("again.open", { number, quiet: onlyVoices })}
                  </SubmitButton>
                </form>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** It may still become what was ordered: buying it again would order it twice. */
const isOpen = (status: OrderSummary["status"]) => status === "PENDING" || status === "PAYMENT_PENDING";

/** One year's orders; nothing to choose while there is one year. */
export function OrderYears({ years, current }: { years: readonly number[]; current: number | undefined }) {
  const t = useTranslations("order");
  if (years.length < 2) return null;
  return (
    <nav aria-label={t("years.label")}>
      <ul className="flex flex-wrap gap-2">
        {[undefined, ...years].map((year) => (
          <li key={year ?? "all"}>
            <Link
              href={paths.orders({ year })}
              aria-current={year === current ? "page" : undefined}
              className="inline-flex min-h-10 items-center rounded-full border-[1.5px] border-line bg-surface px-4 text-sm font-semibold hover:border-line-strong aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-canvas"
            >
              {year ?? t("years.all")}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
