import { Minus, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { ReactNode } from "react";
import type { ProductDetail } from "~/api/shapes.ts";
import { defaultLocale } from "~/i18n/locales.ts";
import { isSaidIn } from "~/i18n/word-in.ts";
import { paths } from "~/paths.ts";
import { countryName } from "~/i18n/formats.ts";
import { formatDays } from "~/ui/day.ts";
import { English } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";
import { Translated } from "~/ui/translated.tsx";
import { specRows } from "./spec-rows.ts";
import type { SpecRow } from "./spec-rows.ts";

type Props = { product: ProductDetail; days: { earliest: string; latest: string } };

/** Collapsed sections one under the other: headings are always visible, nothing hides behind tabs. */
export function ProductSections({ product, days }: Props) {
  const { summary, description, seller, currency } = product;
  const specifications = specRows(product);
  const t = useTranslations("productPage");
  const locale = useLocale();
  const money = useMoney();
  return (
    <div className="border-t border-line">
      <Section title={t("description")} isOpen>
        <English as="div">
          <p className="mb-3 font-semibold">{summary}</p>
          {description.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph} className="mb-3 last:mb-0">
              {paragraph}
            </p>
          ))}
        </English>
      </Section>
      {specifications.length > 0 && (
        <Section title={t("specifications")}>
          <dl className="grid gap-2 sm:grid-cols-[12rem_1fr]">
            {specifications.map((row) => (
              <Specification key={row.label.word} {...row} />
            ))}
          </dl>
        </Section>
      )}
      <Section title={t("deliveryAndReturns")}>
        <p className="mb-3">
          {t("delivery", {
            seller: seller.name,
            place: seller.place,
            country: countryName(seller.country, locale),
            days: formatDays(days.earliest, days.latest, locale),
            price: money(seller.shippingAmount, currency),
          })}
        </p>
        {seller.policies.shipping && (
          <div className="mb-3">
            <English as="div">{seller.policies.shipping}</English>
          </div>
        )}
        <p>{t("returns", { days: seller.returnDays })}</p>
        {seller.policies.returns && (
          <div className="mt-3">
            <English as="div">{seller.policies.returns}</English>
          </div>
        )}
      </Section>
      <Section title={t("aboutSeller", { seller: seller.name })}>
        <div className="mb-3">
          <English as="div">{seller.story}</English>
        </div>
        <p>
          <TextLink href={paths.seller(seller.slug)}>{t("everythingBy", { seller: seller.name })}</TextLink>
        </p>
      </Section>
    </div>
  );
}

/** The seller's words, and before them what the category can say of it in the reader's language. */
function Specification({ label, values, words }: SpecRow) {
  const locale = useLocale();
  const isKnown = words === undefined || (locale !== defaultLocale && values.some((value) => isSaidIn(locale, value)));
  return (
    <div className="grid sm:col-span-2 sm:grid-cols-subgrid">
      <dt className="text-ink-2">
        <Translated {...label} />
      </dt>
      <dd className="font-semibold">
        {isKnown && <ValueList values={values} />}
        {words !== undefined && (
          <span className={isKnown ? "block text-sm font-normal text-ink-2" : undefined}>
            <English>{words}</English>
          </span>
        )}
      </dd>
    </div>
  );
}

function ValueList({ values }: Pick<SpecRow, "values">) {
  const t = useTranslations("catalogue.nothing");
  return values.map((value, index) => (
    <Fragment key={value.word}>
      {index > 0 && t("comma")}
      <Translated {...value} />
    </Fragment>
  ));
}

function Section({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group border-b border-line">
      <summary className="flex min-h-14 items-center justify-between gap-4 py-3 [&::-webkit-details-marker]:hidden">
        <h2 className="signage text-xl">{title}</h2>
        <Plus aria-hidden="true" size={20} className="shrink-0 text-ink-2 group-open:hidden" />
        <Minus aria-hidden="true" size={20} className="hidden shrink-0 text-ink-2 group-open:block" />
      </summary>
      <div className="measure pb-5">{children}</div>
    </details>
  );
}
