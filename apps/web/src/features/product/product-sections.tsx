import type { ReactNode } from "react";
import type { ProductDetail } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { formatDays } from "~/ui/day.ts";
import { TextLink } from "~/ui/link.tsx";
import { formatMoney } from "~/ui/money.tsx";

type Props = { product: ProductDetail; days: { earliest: string; latest: string } };

const regions = new Intl.DisplayNames("en", { type: "region" });

/** Collapsed sections one under the other: headings are always visible, nothing hides behind tabs. */
export function ProductSections({ product: { summary, description, facts, seller, currency }, days }: Props) {
  return (
    <div className="border-t border-line">
      <Section title="Description" isOpen>
        <p className="mb-3 font-semibold">{summary}</p>
        {description.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph} className="mb-3 last:mb-0">
            {paragraph}
          </p>
        ))}
      </Section>
      {facts.length > 0 && (
        <Section title="Specifications">
          <dl className="grid gap-2 sm:grid-cols-[12rem_1fr]">
            {facts.map(({ label, value }) => (
              <div key={label} className="grid sm:col-span-2 sm:grid-cols-subgrid">
                <dt className="text-ink-2">{label}</dt>
                <dd className="font-semibold">{value}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <Section title="Delivery and returns">
        <p className="mb-3">
          {seller.name} packs and ships this from {seller.place}, {regions.of(seller.country)}. Ordered now, it arrives{" "}
          {formatDays(days.earliest, days.latest)}. Delivery costs {formatMoney(seller.shippingAmount, currency)} once,
          however much you order from {seller.name}.
        </p>
        <p>Something not right? Send it back to the seller within 30 days, free of charge.</p>
      </Section>
      <Section title={`About ${seller.name}`}>
        <p className="mb-3">{seller.story}</p>
        <p>
          <TextLink href={paths.seller(seller.slug)}>Everything by {seller.name}</TextLink>
        </p>
      </Section>
    </div>
  );
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
