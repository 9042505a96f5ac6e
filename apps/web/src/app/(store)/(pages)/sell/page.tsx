import { commissionRate } from "@stallhouse/contracts/commission";
import { shareOf } from "@stallhouse/contracts/money";
import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageLinks } from "~/features/page/page-links.ts";
import { Prose } from "~/features/page/prose.tsx";
import { numberFormat } from "~/i18n/formats.ts";
import { intlLocale } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";
import { Panel } from "~/ui/panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages.sell");
  return { title: t("metaTitle"), description: t("lead"), ...(await pageLinks(paths.sell)) };
}

const parts = ["rate", "payouts", "start", "work"] as const;
/** An order to reckon with, minor units. */
const example = { goods: 4_800, shipping: 490, currency: "EUR" } as const;

export default function SellPage() {
  const t = useTranslations("pages.sell");
  const money = useMoney();
  const percent = numberFormat(intlLocale(useLocale()), { style: "percent", maximumFractionDigits: 2 });
  const { goods, shipping, currency } = example;
  const fee = shareOf(goods, commissionRate);
  const sums = { goods, shipping, fee, yours: goods + shipping - fee };
  const said = Object.fromEntries(Object.entries(sums).map(([name, amount]) => [name, money(amount, currency)]));
  return (
    <Prose t={t} parts={parts}>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <LinkButton href={paths.registerSeller} size="lg">
          {t("open")}
        </LinkButton>
        <span>{t.rich("known", { link: (text) => <TextLink href={paths.sellerHome}>{text}</TextLink> })}</span>
      </p>
      <Panel title={t("feesTitle")}>
        <p className="measure">
          {t.rich("fees", { rate: percent.format(commissionRate / 10_000), b: (text) => <strong>{text}</strong> })}
        </p>
        <p className="measure text-ink-2">
          <span className="font-semibold text-ink">{t("exampleTitle")}: </span>
          {t("example", said)}
        </p>
      </Panel>
    </Prose>
  );
}
