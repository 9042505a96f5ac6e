import { useTranslations } from "next-intl";
import type { CartLineData } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { cx } from "~/ui/class-names.ts";
import { English } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";
import { Money, useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { Quantity } from "~/ui/quantity.tsx";
import { lineNotice } from "./line-notice.ts";
import { Picture } from "~/ui/picture.tsx";

type Props = {
  line: CartLineData;
  currency: string;
  fault: string | undefined;
  isBusy: boolean;
  onChange: (quantity: number) => void;
};

const mostOfOne = 99;

export function CartLine({ line, currency, fault, isBusy, onChange }: Props) {
  const { title, label, slug, variantId, imageUrl, unitPrice, lineTotal, state } = line;
  const t = useTranslations("cart");
  const money = useMoney();
  const isGone = state === "unavailable";
  return (
    <li
      aria-busy={isBusy}
      className="grid grid-cols-[5rem_1fr] gap-x-4 gap-y-2 border-t border-line py-4 first:border-t-0 sm:grid-cols-[6rem_1fr_auto]"
    >
      <div className={cx("row-span-2 aspect-square overflow-hidden rounded-tile bg-sunken", isGone && "opacity-50")}>
        {imageUrl && <Picture src={imageUrl} alt="" width={640} height={640} />}
      </div>
      <div className="min-w-0">
        <h3 className="leading-snug font-semibold">
          <Link href={paths.product(slug, variantId)} className="underline-offset-3 hover:underline">
            <English>{title}</English>
          </Link>
        </h3>
        {label && (
          <p className="text-sm text-ink-2">
            <English>{label}</English>
          </p>
        )}
        <p className="text-sm text-ink-2">{t("each", { price: money(unitPrice, currency) })}</p>
      </div>
      <p className="signage col-start-2 text-xl sm:col-start-3 sm:row-start-1 sm:text-end">
        {isGone ? <span className="text-ink-2">–</span> : <Money amount={lineTotal} currency={currency} />}
      </p>
      <LineControls line={line} isBusy={isBusy} onChange={onChange} />
      <LineNotice line={line} currency={currency} fault={fault} />
    </li>
  );
}

function LineControls({ line, isBusy, onChange }: Pick<Props, "line" | "isBusy" | "onChange">) {
  const { title, label, variantId, quantity, available, state } = line;
  const t = useTranslations("cart");
  const name = label ? `${title}, ${label}` : title;
  return (
    <div className="col-start-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      {state !== "unavailable" && (
        <Quantity
          name={`quantity-${variantId}`}
          label={t("quantityOf", { name })}
          value={quantity}
          max={Math.min(mostOfOne, Math.max(available, quantity))}
          isBusy={isBusy}
          onChange={onChange}
        />
      )}
      <button
        type="button"
        className="min-h-11 px-1 font-semibold text-accent underline underline-offset-3 hover:text-accent-hover"
        onClick={() => onChange(0)}
      >
        {t.rich("remove", { name, hidden: onlyVoices })}
      </button>
    </div>
  );
}

function LineNotice({ line, currency, fault }: Pick<Props, "line" | "currency" | "fault">) {
  const t = useTranslations("cart.notice");
  const money = useMoney();
  const notice = lineNotice(line, (amount) => money(amount, currency));
  if (fault) {
    return (
      <Notice tone="danger" announce className="col-span-full">
        {fault}
      </Notice>
    );
  }
  return (
    notice && (
      <Notice tone={notice.tone} className="col-span-full">
        {t(notice.key, notice.values)}
      </Notice>
    )
  );
}
