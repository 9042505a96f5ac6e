import { useLocale, useTranslations } from "next-intl";
import { numberFormat } from "~/i18n/formats.ts";
import { cx } from "./class-names.ts";

/** Minor units as people read them: 5290 EUR → "€52.90". The number of decimals is the currency's own. */
export function formatMoney(amount: number, currency: string, locale = "en"): string {
  const format = numberFormat(locale, { style: "currency", currency, numberingSystem: "latn" });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** `formatMoney` in the reader's language, for texts that name a price. */
export function useMoney(): (amount: number, currency: string) => string {
  const locale = useLocale();
  return (amount, currency) => formatMoney(amount, currency, locale);
}

export function Money({ amount, currency, className }: { amount: number; currency: string; className?: string }) {
  return <span className={cx("tabular-nums", className)}>{formatMoney(amount, currency, useLocale())}</span>;
}

type PriceProps = {
  amount: number;
  currency: string;
  /** What it cost before, if it is reduced. */
  compareAt?: number | null;
  /** The dearest variant, when prices differ. */
  max?: number;
  className?: string;
};

/** A price as signage, with what it was before when it is reduced. */
export function Price({ amount, currency, compareAt, max, className }: PriceProps) {
  const locale = useLocale();
  const t = useTranslations("common");
  const isReduced = typeof compareAt === "number" && compareAt > amount;
  return (
    <p className={cx("signage", isReduced && "text-sale", className)}>
      {max !== undefined && max > amount && (
        <span className="font-sans text-[0.75em] font-normal tracking-normal">{t("priceFrom")} </span>
      )}
      {isReduced && <span className="sr-only">{t("priceNow")} </span>}
      {formatMoney(amount, currency, locale)}
      {isReduced && (
        <s className="ms-2 text-[0.8em] font-medium text-ink-2">
          <span className="sr-only">{t("priceBefore")} </span>
          {formatMoney(compareAt, currency, locale)}
        </s>
      )}
    </p>
  );
}
