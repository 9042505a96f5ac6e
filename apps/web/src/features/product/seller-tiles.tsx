import { useLocale, useTranslations } from "next-intl";
import type { ProductCardData, SellerView } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { countryName } from "~/i18n/formats.ts";
import { Link } from "~/ui/link.tsx";
import { Picture } from "~/ui/picture.tsx";
import { Rating } from "./rating.tsx";

type Props = {
  sellers: readonly SellerView[];
  /** Where the tiles find pictures of what a seller makes. */
  products: readonly ProductCardData[];
};

const pictured = 3;
const sizes = "(min-width: 64rem) 5rem, (min-width: 40rem) calc(17vw - 1.5rem), calc(33vw - 1.7rem)";

export function SellerTiles({ sellers, products }: Props) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {sellers.map(({ name, slug, place, country, rating, reviewCount, productCount }) => (
        <li
          key={slug}
          className="group relative grid content-between gap-3 rounded-control border border-line bg-surface p-4"
        >
          <Pictures products={products.filter(({ sellerSlug, image }) => sellerSlug === slug && image)} />
          <div>
            <h3 className="font-bold">
              <Link
                href={paths.seller(slug)}
                className="underline-offset-3 after:absolute after:inset-0 group-hover:underline"
              >
                {name}
              </Link>
            </h3>
            <p className="text-sm text-ink-2">
              {t("sellerFacts", { place, country: countryName(country, locale), count: productCount })}
            </p>
            <Rating rating={rating} count={reviewCount} className="text-ink-2" />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Pictures({ products }: { products: readonly ProductCardData[] }) {
  if (products.length === 0) return null;
  return (
    <div className="grid grid-cols-3 gap-2">
      {products.slice(0, pictured).map(({ productId, image, hue }) => (
        <div key={productId} className="tint aspect-square overflow-hidden rounded-tile" style={{ "--hue": hue }}>
          {image && <Picture src={image.url} alt="" width={image.width} height={image.height} sizes={sizes} />}
        </div>
      ))}
    </div>
  );
}
