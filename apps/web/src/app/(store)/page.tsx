import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ProductCardData } from "~/api/shapes.ts";
import { pageLinks } from "~/features/page/page-links.ts";
import { showSeen } from "~/app/(store)/seen-action.tsx";
import { CategoryChips, CategoryTiles, categoryHref } from "~/features/category/category-tiles.tsx";
import { ProductGrid } from "~/features/product/product-grid.tsx";
import { SeenProducts } from "~/features/product/seen-products.tsx";
import { SellerTiles } from "~/features/product/seller-tiles.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Translated } from "~/ui/translated.tsx";

const perRail = 8;
const perRow = 4;
const featured = 4;
const picturesPerSeller = 3;
const wellReviewed = 4;

export async function generateMetadata(): Promise<Metadata> {
  return await pageLinks(paths.home);
}

export default async function Home() {
  const t = await getTranslations("home");
  const { category, product, seller } = (await catalog()).public;
  const [categories, newest, reduced, loved, sellers] = await Promise.all([
    category.list.query(),
    product.list.query({ sort: "newest", limit: perRail }),
    product.list.query({ onOffer: true, inStock: true, limit: perRail + perRow }),
    product.list.query({ minRating: wellReviewed, inStock: true, limit: perRail + 2 * perRow }),
    seller.list.query(),
  ]);
  const shown = sellers.slice(0, featured);
  const goods = await Promise.all(
    shown.map(async ({ slug }) => await product.list.query({ sellerSlugs: [slug], limit: picturesPerSeller })),
  );
  const tops = categories.filter(({ parentSlug, productCount }) => parentSlug === null && productCount > 0);
  const reducedRow = without(newest.items, reduced.items).slice(0, perRow);
  const lovedRow = without([...newest.items, ...reducedRow], loved.items).slice(0, perRow);
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
            ...tops.map((top) => ({
              name: <Translated word={top.name} by={top.names} />,
              href: categoryHref(top),
              isCurrent: false,
            })),
          ]}
        />
        <ProductGrid label={t("newProducts")} products={newest.items} />
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
      <Rail
        id="reduced"
        title={t("reduced")}
        label={t("reducedProducts")}
        products={reducedRow}
        more={{ href: paths.search("", { offer: "1", stock: "1" }), text: t("seeReduced") }}
      />
      <Rail
        id="loved"
        title={t("loved")}
        label={t("lovedProducts")}
        products={lovedRow}
        more={{ href: paths.search("", { rating: wellReviewed, stock: "1" }), text: t("seeLoved") }}
      />
      <section aria-labelledby="sellers" className="grid gap-4">
        <h2 id="sellers" className="signage text-2xl">
          {t("sellers")}
        </h2>
        <SellerTiles sellers={shown} products={goods.flatMap(({ items }) => items)} />
      </section>
      <SeenProducts show={showSeen} />
      <TrustStrip />
    </div>
  );
}

/** What the page has shown further up is not shown again. */
function without(shown: readonly ProductCardData[], products: readonly ProductCardData[]) {
  const ids = new Set(shown.map(({ productId }) => productId));
  return products.filter(({ productId }) => !ids.has(productId));
}

type RailProps = {
  id: string;
  title: string;
  label: string;
  products: readonly ProductCardData[];
  more: { href: string; text: string };
};

function Rail({ id, title, label, products, more }: RailProps) {
  if (products.length === 0) return null;
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="signage text-2xl">
        {title}
      </h2>
      <ProductGrid label={label} products={products} heading="h3" isTop={false} />
      <p>
        <TextLink href={more.href}>{more.text}</TextLink>
      </p>
    </section>
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
