import { useLocale, useTranslations } from "next-intl";
import type { ParcelView, ShownOrder } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Badge } from "~/ui/badge.tsx";
import { cx } from "~/ui/class-names.ts";
import { formatDays } from "~/ui/day.ts";
import { English, asEnglish } from "~/ui/english.tsx";
import { Link, TextLink } from "~/ui/link.tsx";
import { Money, useMoney } from "~/ui/money.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { Time } from "~/ui/time.tsx";
import { knownDecline, statusTones } from "./order-words.ts";
import { parcelTimeline } from "./parcel-timeline.ts";
import type { TimelineEntry } from "./parcel-timeline.ts";
import { Picture } from "~/ui/picture.tsx";

type Props = {
  order: ShownOrder;
  parcel: ParcelView;
  index: number;
  /** Whose order this is has an account, and so may say what they think of it. */
  mayReview?: boolean;
};

const underWay = ["PAID", "PROCESSING", "SHIPPED", "PAYMENT_PENDING", "PENDING"];

/** One seller's part of an order: what is in it, where it is, and how it got there. */
export function Parcel({ order, parcel, index, mayReview = false }: Props) {
  const t = useTranslations("order");
  const days = formatDays(parcel.earliest, parcel.latest, useLocale());
  const titleId = `parcel-${parcel.sellerOrderId}`;
  return (
    <section aria-labelledby={titleId} className="grid gap-5 rounded-control border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id={titleId} className="signage text-xl">
            {t.rich("parcel.from", {
              index: index + 1,
              seller: parcel.sellerName,
              link: (seller) => (
                <Link href={paths.seller(parcel.sellerSlug)} className="underline underline-offset-4">
                  {seller}
                </Link>
              ),
            })}
          </h2>
          {underWay.includes(parcel.status) && (
            <p className="text-ink-2">
              {t.rich("parcel.arrives", {
                days,
                b: (text) => <span className="font-semibold text-ink">{text}</span>,
              })}
            </p>
          )}
        </div>
        <Badge tone={statusTones[parcel.status]}>{t(`status.${parcel.status}`)}</Badge>
      </div>
      <div className="grid gap-6 md:grid-cols-2">
        <Timeline order={order} parcel={parcel} />
        <div className="grid content-start gap-4">
          <GoesBack parcel={parcel} currency={order.currency} />
          <Shipments parcel={parcel} />
          <Lines parcel={parcel} currency={order.currency} mayReview={mayReview && parcel.status === "DELIVERED"} />
        </div>
      </div>
    </section>
  );
}

function Timeline({ order, parcel }: Pick<Props, "order" | "parcel">) {
  const t = useTranslations("order");
  return (
    <ol aria-label={t("parcel.journey", { seller: parcel.sellerName })} className="grid">
      {parcelTimeline(order, parcel).map(({ step, at, by, ...why }) => (
        <li key={step} className="group grid grid-cols-[1.25rem_1fr] gap-x-3">
          <div aria-hidden="true" className="grid justify-items-center">
            <span
              className={cx(
                "mt-1 size-4 rounded-full border-2",
                at ? "border-accent bg-accent" : "border-line-strong bg-surface",
              )}
            />
            <span
              className={cx("w-0.5 flex-1 group-last:hidden", at ? "bg-accent" : "bg-line")}
              style={{ minHeight: "1.25rem" }}
            />
          </div>
          <div className="pb-3">
            <p className={cx(at ? "font-semibold" : "text-ink-2")}>
              {t(`steps.${step}`)}
              {!at && <span className="sr-only">{t("notYet")}</span>}
            </p>
            {at && (
              <p className="text-sm text-ink-2">
                <Time iso={at} show="absolute" /> {by && t(`by.${by}`)}
              </p>
            )}
            <Why {...why} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The house's reasons in the reader's language, a person's in their own words. */
function Why({ note, cause }: Pick<TimelineEntry, "note" | "cause">) {
  const t = useTranslations("order");
  if (!note) return null;
  const decline = knownDecline(note);
  return (
    <p className="text-sm">
      {cause && t.rich(`causes.${cause.code}`, { title: cause.title, name: asEnglish })}
      {!cause && (decline ? t(`texts.${decline}`) : <English>{note}</English>)}
    </p>
  );
}

/** The money of a parcel that will not come, while others do. */
function GoesBack({ parcel: { refund }, currency }: { parcel: ParcelView; currency: string }) {
  const t = useTranslations("order.parcel");
  const money = useMoney();
  if (!refund) return null;
  const total = money(refund.amount, currency);
  const { refundedAt } = refund;
  return (
    <p className="font-semibold">
      {refundedAt ? t.rich("wentBack", { total, time: () => <Time iso={refundedAt} /> }) : t("goesBack", { total })}
    </p>
  );
}

function Shipments({ parcel: { shipments } }: Pick<Props, "parcel">) {
  const t = useTranslations("order.parcel");
  if (shipments.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {shipments.map(({ shipmentId, carrier, trackingNumber, shippedAt, deliveredAt }) => (
        <li key={shipmentId} className="rounded-control bg-sunken px-4 py-3 text-sm">
          <p className="font-semibold">
            {carrier} <span className="font-mono select-all">{trackingNumber}</span>
          </p>
          <p className="text-ink-2">
            {t.rich(deliveredAt ? "delivered" : "shipped", { time: () => <Time iso={deliveredAt ?? shippedAt} /> })}
          </p>
        </li>
      ))}
    </ul>
  );
}

type LinesProps = { parcel: ParcelView; currency: string; mayReview: boolean };

function Lines({ parcel, currency, mayReview }: LinesProps) {
  const t = useTranslations("order.parcel");
  return (
    <ul>
      {parcel.lines.map(
        ({ orderLineId, productId, slug, variantId, title, label, imageUrl, quantity, lineTotal, shippedQuantity }) => (
          <li
            key={orderLineId}
            className="grid grid-cols-[3.5rem_1fr_auto] items-center gap-3 border-t border-line py-2.5 first:border-t-0"
          >
            <div className="aspect-square tint overflow-hidden rounded-tile">
              {imageUrl && <Picture src={imageUrl} alt="" width={640} height={640} sizes="3.5rem" />}
            </div>
            <div className="min-w-0 text-sm">
              <Link href={paths.product(slug, variantId)} className="font-semibold underline-offset-3 hover:underline">
                {quantity} × {title}
              </Link>
              {label && <span className="block text-ink-2">{label}</span>}
              {shippedQuantity > 0 && shippedQuantity < quantity && (
                <span className="block">{t("shippedCount", { count: shippedQuantity })}</span>
              )}
              {mayReview && (
                <TextLink href={paths.accountReview(productId)} className="inline-flex min-h-8 items-center">
                  {t.rich("review", { title, quiet: onlyVoices })}
                </TextLink>
              )}
            </div>
            <Money amount={lineTotal} currency={currency} className="text-sm" />
          </li>
        ),
      )}
    </ul>
  );
}
