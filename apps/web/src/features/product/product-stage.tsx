"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { ownList } from "~/api/own-list.ts";
import { localized } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";
import { cx } from "~/ui/class-names.ts";
import { English } from "~/ui/english.tsx";
import { Price, useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { Quantity } from "~/ui/quantity.tsx";
import { useHasScripts } from "~/ui/use-has-scripts.ts";
import { AddForm } from "./add-form.tsx";
import type { Add } from "./add-state.ts";
import { Gallery } from "./gallery.tsx";
import { stockNews, withLive } from "./live-stock.ts";
import type { LiveVariant, StockNews } from "./live-stock.ts";
import { OptionPicker } from "./option-picker.tsx";
import { seenList } from "./seen-list.ts";
import { StockAlertForm } from "./stock-alert-form.tsx";
import { useLiveStock } from "./use-live-stock.ts";
import { picturesOf, stockWord } from "./variant-choice.ts";
import type { ProductPicture, Variant } from "./variant-choice.ts";

type Props = {
  slug: string;
  title: string;
  hue: number;
  currency: string;
  options: readonly { name: string; values: readonly { value: string; color: string | null }[] }[];
  variants: readonly Variant[];
  pictures: readonly ProductPicture[];
  start: Variant;
  add: Add;
  /** For what is sold out: leaves an address to write to when it is back. */
  askAlert: SendForm;
  /** Above the price: breadcrumbs, name, seller. */
  intro: ReactNode;
  /** Under the price: what delivery costs. */
  priceNote: ReactNode;
  /** Beside the button: delivery and returns. */
  promises: ReactNode;
  /** The same in one line, for the bar of a phone. */
  shortPromise: ReactNode;
};

/** The most to draw of a choice, and the least urgent: what was pressed answers before. */
const CalmGallery = memo(Gallery);
const maxPerLine = 99;

/** Everything on a product's page that the chosen variant changes: picture, price, stock, address and the form. */
export function ProductStage({ slug, title, hue, currency, options, pictures, start, add, ...given }: Props) {
  const { variants, variant, isChosen, news, choose } = useVariant(slug, given.variants, start);
  // Without them the radio buttons speak for themselves.
  const hasScripts = useHasScripts();
  const t = useTranslations("product");
  const money = useMoney();
  const isOut = variant.stock === "out";
  const shown = useDeferredValue(variant);
  const ownPictures = useMemo(() => picturesOf(pictures, shown), [pictures, shown]);
  useEffect(() => ownList.put(seenList, slug), [slug]);

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] md:gap-12">
      <CalmGallery pictures={ownPictures} hue={hue} name={title} />
      <div className="grid content-start gap-4">
        {given.intro}
        <div>
          <Price amount={variant.price} currency={currency} compareAt={variant.compareAt} className="text-2xl" />
          <p className="text-sm text-ink-2">{given.priceNote}</p>
        </div>
        <AddForm
          add={add}
          isOut={isOut}
          hasScripts={hasScripts}
          price={
            <>
              <span className="signage me-1.5 text-xl">{money(variant.price, currency)}</span>
              <span className="text-sm">
                <English>{variant.label}</English>
              </span>
            </>
          }
          shortPromise={given.shortPromise}
        >
          {hasScripts && <input type="hidden" name="variantId" value={variant.variantId} />}
          {options.map((option) => (
            <OptionPicker key={option.name} option={option} variants={variants} current={variant} onChoose={choose} />
          ))}
          <div className="grid">
            <Stock variant={variant} isOneOfMany={options.length > 0} />
            <News news={news} currency={currency} />
          </div>
          {!isOut && (
            <Quantity
              key={variant.variantId}
              name="quantity"
              label={t("quantity")}
              max={Math.min(variant.available, maxPerLine)}
            />
          )}
        </AddForm>
        {isOut && <StockAlertForm key={variant.variantId} variantId={variant.variantId} ask={given.askAlert} />}
        <output className="sr-only">
          {isChosen &&
            t("chosen", {
              label: variant.label,
              price: money(variant.price, currency),
              stock: t(`stock.${stockWord(variant)}`, { available: variant.available }),
            })}
        </output>
        {given.promises}
      </div>
    </div>
  );
}

/** The variant somebody chose, as the shop has it by now, and what changed about it since. */
function useVariant(slug: string, drawn: readonly Variant[], start: Variant) {
  const [chosenId, setChosenId] = useState<string>();
  const [live, setLive] = useState<readonly LiveVariant[]>();
  const [news, setNews] = useState<readonly StockNews[]>([]);
  const locale = useLocale();
  const variants = live ? withLive(drawn, live) : drawn;
  const currentId = chosenId ?? start.variantId;
  const variant = variants.find(({ variantId }) => variantId === currentId) ?? start;
  useLiveStock(localized(paths.productStock(slug), locale), (heard) => {
    setLive(heard);
    const after = withLive(variants, heard).find(({ variantId }) => variantId === currentId);
    const found = after ? stockNews(variant, after) : [];
    if (found.length > 0) setNews(found);
  });

  function choose(next: Variant): void {
    setChosenId(next.variantId);
    setNews([]);
    const params = new URLSearchParams(window.location.search);
    params.set("v", next.variantId);
    // Next looks through the whole page when the address changes: not before the choice is seen.
    setTimeout(() => window.history.replaceState(null, "", `?${params}${window.location.hash}`));
  }

  return { variants, variant, isChosen: chosenId !== undefined, news, choose };
}

const stockLooks = { in: "text-success", low: "text-sale", out: "text-ink-2" };

function Stock({ variant, isOneOfMany }: { variant: Variant; isOneOfMany: boolean }) {
  const t = useTranslations("product.stock");
  const { available, label } = variant;
  const word = stockWord(variant);
  return (
    <p className={cx("font-semibold", stockLooks[word])}>
      {word === "low" && isOneOfMany ? t("lowIn", { available, label }) : t(word, { available })}
    </p>
  );
}

/** Said once, politely, when it happens: never when the page opens. */
function News({ news, currency }: { news: readonly StockNews[]; currency: string }) {
  const t = useTranslations("product.news");
  const money = useMoney();
  const textOf = (fact: StockNews) => {
    if (fact.kind === "price") return t("price", { from: money(fact.from, currency), to: money(fact.to, currency) });
    return fact.kind === "fewer" ? t("fewer", { available: fact.available }) : t(fact.kind);
  };
  return (
    <div role="status">
      {news.length > 0 && (
        <Notice tone="warn" className="mt-3">
          {news.map(textOf).join(" ")}
        </Notice>
      )}
    </div>
  );
}
