import { Star } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { numberFormat } from "~/i18n/formats.ts";
import { intlLocale } from "~/i18n/locales.ts";

/** The average with how many it is of, never one without the other. Nothing before the first review. */
export function Rating({
  rating,
  count,
  className = "",
}: {
  rating: number | null;
  count: number;
  className?: string;
}) {
  const t = useTranslations("catalogue.card");
  const locale = intlLocale(useLocale());
  if (rating === null || count === 0) return null;
  const stars = numberFormat(locale, { minimumFractionDigits: 1 }).format(rating);
  return (
    <span className={`inline-flex items-center gap-1 text-sm ${className}`}>
      <Star aria-hidden="true" size={14} className="fill-current text-star" />
      <span className="sr-only">{t("rated", { stars, count })}</span>
      <span aria-hidden="true" dir="ltr">
        {stars} ({numberFormat(locale).format(count)})
      </span>
    </span>
  );
}
