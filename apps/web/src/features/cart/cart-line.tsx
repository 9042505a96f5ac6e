import { useTranslations } from "next-intl";
import type { CartLineData, LineWish } from "~/api/shapes.ts";
import { cx } from "~/ui/class-names.ts";
import { Money, useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { Quantity } from "~/ui/quantity.tsx";
import { LineName } from "./line-name.tsx";
import { lineNotice } from "./line-notice.ts";
import { Picture } from "~/ui/picture.tsx";

type Props = {
  line: CartLineData;
  currency: string;
  fault: string | undefined;
  isBusy: boolean;
  onChange: (wish: LineWish) => void;
  onSave?: (() => void) | undefined;
};

const mostOfOne = 99;

export function CartLine({ line, currency, fault, isBusy, onChange, onSave }: Props) {
  const { imageUrl, unitPrice, lineTotal, state } = line;
  const t = useTranslations("cart");
  const money = useMoney();
  const isGone = state === "unavailable";
  return (
    <li
      aria-busy={isBusy}
      className="grid grid-cols-[5rem_minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-t border-line py-4 first:border-t-0 sm:grid-cols-[6rem_minmax(0,1fr)_auto]"
    >
      <div
        className={cx(
          "aspect-square sm:row-span-2 tint overflow-hidden rounded-tile",
          isGone && "opacity-50 grayscale",
        )}
      >
        {imageUrl && <Picture src={imageUrl} alt="" width={640} height={640} sizes="6rem" />}
      </div>
      <div className={cx("col-span-2 min-w-0 sm:col-span-1", isGone && "text-ink-2")}>
        <LineName {...line} />
        <p className="text-sm text-ink-2">{t("each", { price: money(unitPrice, currency) })}</p>
      </div>
      <p className="signage col-start-3 row-start-2 self-center text-end text-xl sm:row-start-1 sm:self-start">
        {isGone ? <span className="text-ink-2">–</span> : <Money amount={lineTotal} currency={currency} />}
      </p>
      <LineControls line={line} isBusy={isBusy} onChange={onChange} onSave={onSave} />
      <LineNotice line={line} currency={currency} fault={fault} />
    </li>
  );
}

const lineButton = "min-h-11 text-sm font-semibold text-accent underline underline-offset-3 hover:text-accent-hover";

function LineControls({ line, isBusy, onChange, onSave }: Pick<Props, "line" | "isBusy" | "onChange" | "onSave">) {
  const { title, label, variantId, quantity, available, state } = line;
  const t = useTranslations("cart");
  const name = label ? `${title}, ${label}` : title;
  return (
    <div className="contents sm:col-span-2 sm:col-start-2 sm:flex sm:flex-wrap sm:items-center sm:gap-x-5">
      <div className="col-span-2 row-start-2 empty:hidden">
        {state !== "unavailable" && (
          <Quantity
            name={`quantity-${variantId}`}
            label={t("quantityOf", { name })}
            value={quantity}
            min={0}
            max={Math.min(mostOfOne, Math.max(available, quantity))}
            isBusy={isBusy}
            onChange={(quantity) => onChange({ quantity })}
          />
        )}
      </div>
      <div className="col-span-full flex flex-wrap items-center gap-x-5">
        <button type="button" className={lineButton} onClick={() => onChange({ quantity: 0 })}>
          {t.rich("remove", { name, hidden: onlyVoices })}
        </button>
        {onSave && (
          <button type="button" className={lineButton} onClick={onSave}>
            {t.rich("save", { name, hidden: onlyVoices })}
          </button>
        )}
      </div>
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
