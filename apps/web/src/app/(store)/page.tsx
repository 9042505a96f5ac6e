import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Ticket } from "~/ui/badge.tsx";
import { CategoryChips, CategoryTiles, categoryHref } from "~/features/category/category-tiles.tsx";
import { ProductGrid } from "~/features/product/product-grid.tsx";
import { SellerTiles } from "~/features/product/seller-tiles.tsx";
import { sellersOf } from "~/features/product/sellers-of.ts";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { English } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";

const perRail = 8;
const perRow = 4;

export default async function Home() {
  const t = await getTranslations("home");
  const shop = await catalog();
  const [categories, newest] = await Promise.all([
    shop.public.category.list.query(),
    shop.public.product.list.query({ sort: "newest", limit: 60 }),
  ]);
  const tops = categories.filter(({ parentSlug, productCount }) => parentSlug === null && productCount > 0);
  const reduced = newest.items.filter(({ price, compareAt }) => compareAt !== null && compareAt > price);
  const sellers = sellersOf(newest.items);
  const total = tops.reduce((sum, { productCount }) => sum + productCount, 0);
  if (newest.items.length === 0) return <OpeningSoon />;
  return (
    <div className="shell grid gap-12 py-7">
      <div className="grid gap-4">
        <div>
          <h1 className="signage text-3xl">{t("heading")}</h1>
          <p className="mt-1.5 text-ink-2">{t("facts", { products: total, sellers: sellers.length })}</p>
        </div>
        <CategoryChips
          label={t("categories")}
          chips={[
            { name: t("all"), href: paths.home, isCurrent: true },
            ...tops.map((category) => ({
              name: <English>{category.name}</English>,
              href: categoryHref(category),
              isCurrent: false,
            })),
          ]}
        />
        <ProductGrid label={t("newProducts")} products={newest.items.slice(0, perRail)} />
        <p>
          <TextLink href={paths.search("", { sort: "newest" })}>{t("seeEverything")}</TextLink>
        </p>
      </div>
      <section aria-labelledby="stalls" className="grid gap-4">
        <h2 id="stalls" className="signage text-2xl">
          {t("walk")}
        </h2>
        <CategoryTiles categories={tops} />
      </section>
      {reduced.length > 0 && (
        <section aria-labelledby="reduced" className="grid gap-4">
          <h2 id="reduced" className="signage flex items-center gap-3 text-2xl">
            {t("reduced")} <Ticket className="font-sans tracking-normal">{t("lessThanBefore")}</Ticket>
          </h2>
          <ProductGrid label={t("reducedProducts")} products={reduced.slice(0, perRow)} heading="h3" isTop={false} />
        </section>
      )}
      <section aria-labelledby="sellers" className="grid gap-4">
        <h2 id="sellers" className="signage text-2xl">
          {t("sellers")}
        </h2>
        <SellerTiles sellers={sellers} />
      </section>
      <TrustStrip />
    </div>
  );
}

function OpeningSoon() {
  const t = useTranslations("home");
  return (
    <div className="shell grid gap-6 py-10">
      <h1 className="signage text-3xl">{t("openingSoon")}</h1>
      <EmptyState title={t("noProducts")}>{t("comeBack")}</EmptyState>
    </div>
  );
}

const promises = ["payment", "provider", "checked"] as const;

function TrustStrip() {
  const t = useTranslations("home.promises");
  return (
    <ul className="grid gap-4 border-t border-line pt-6 text-sm text-ink-2 sm:grid-cols-3">
      {promises.map((promise) => (
        <li key={promise}>
          <span className="block font-bold text-ink">{t(`${promise}.title`)}</span>
          {t(`${promise}.text`)}
        </li>
      ))}
    </ul>
  );
}
