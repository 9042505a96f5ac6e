import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ProductDetail } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { countryName } from "~/ui/country.ts";
import { formatDays } from "~/ui/day.ts";
import { English } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";

type Props = { product: ProductDetail; days: { earliest: string; latest: string } };

/** Collapsed sections one under the other: headings are always visible, nothing hides behind tabs. */
export function ProductSections({ product, days }: Props) {
  const { summary, description, seller, currency } = product;
  const facts = allFacts(product);
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
      {facts.length > 0 && (
        <Section title={t("specifications")}>
          <dl className="grid gap-2 sm:grid-cols-[12rem_1fr]">
            {facts.map(({ label, value }) => (
              <div key={label} className="grid sm:col-span-2 sm:grid-cols-subgrid">
                <dt className="text-ink-2">
                  <English>{label}</English>
                </dt>
                <dd className="font-semibold">
                  <English>{value}</English>
                </dd>
              </div>
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
        <p>{t("returns")}</p>
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

/** What products of the category are told apart by, where the seller's own facts do not say it better. */
function allFacts({ attributes, facts }: ProductDetail): { label: string; value: string }[] {
  const said = new Set(facts.map(({ label }) => label.toLowerCase()));
  const others = attributes.filter(({ label }) => !said.has(label.toLowerCase()));
  return [...facts, ...others.map(({ label, values }) => ({ label, value: values.join(", ") }))];
}

function Section({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group border-b border-line">
      <summary className="flex min-h-14 items-center justify-between gap-4 py-3 [&::-webkit-details-marker]:hidden">
        <h2 className="signage text-xl">{title}</h2>
        <span aria-hidden="true" className="text-xl leading-none text-ink-2 group-open:rotate-45">
          +
        </span>
      </summary>
      <div className="measure pb-5">{children}</div>
    </details>
  );
}
