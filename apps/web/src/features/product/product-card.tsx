import { useTranslations } from "next-intl";
import type { ProductCardData } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Ticket } from "~/ui/badge.tsx";
import { English } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";
import { Price } from "~/ui/money.tsx";
import { Picture } from "~/ui/picture.tsx";
import { Rating } from "./rating.tsx";

type Props = {
  product: ProductCardData;
  heading: "h2" | "h3";
  isNew: boolean;
  /** One of the first pictures of the page: wanted at once. */
  isAbove: boolean;
  isFirst: boolean;
  /** Of its picture, as an image takes them. */
  sizes: string;
};

/** One link, the title, stretched over picture and text. */
export function ProductCard({ product, heading: Heading, isNew, isAbove, isFirst, sizes }: Props) {
  const { slug, title, sellerName, currency, price, maxPrice, compareAt, stock, image, hue, swatches } = product;
  const t = useTranslations("catalogue.card");
  return (
    <article className="group relative min-w-0">
      <div className="tint relative aspect-square overflow-hidden rounded-tile" style={{ "--hue": hue }}>
        {image && (
          <Picture
            src={image.url}
            alt=""
            width={image.width}
            height={image.height}
            sizes={sizes}
            loading={isAbove ? "eager" : "lazy"}
            fetchPriority={isFirst ? "high" : undefined}
            className="size-full object-cover transition-transform duration-200 ease-out group-hover:scale-103"
          />
        )}
        <PriceFact price={price} compareAt={compareAt} isNew={isNew} />
      </div>
      <Heading className="mt-2.5 leading-snug font-semibold">
        <Link
          href={paths.product(slug)}
          className="underline-offset-3 after:absolute after:inset-0 group-hover:underline"
        >
          <English>{title}</English>
        </Link>
      </Heading>
      <p className="text-sm text-ink-2">{sellerName}</p>
      <Price
        amount={price}
        currency={currency}
        compareAt={compareAt}
        max={maxPrice}
        className="mt-1 text-[1.1875rem] leading-tight"
      />
      <Rating rating={product.rating} count={product.reviewCount} className="text-ink-2" />
      {stock === "low" && <p className="text-sm text-sale">{t("fewLeft")}</p>}
      {stock === "out" && <p className="text-sm text-ink-2">{t("outOfStock")}</p>}
      <Swatches swatches={swatches} />
    </article>
  );
}

type PriceFactProps = Pick<ProductCardData, "price" | "compareAt"> & { isNew: boolean };

function PriceFact({ price, compareAt, isNew }: PriceFactProps) {
  const t = useTranslations("catalogue.card");
  const saving = compareAt !== null && compareAt > price ? Math.round((1 - price / compareAt) * 100) : 0;
  if (saving === 0 && !isNew) return null;
  return (
    <Ticket className="absolute start-2.5 top-2.5">
      {saving > 0 ? <span dir="ltr">{t("saving", { percent: saving })}</span> : t("new")}
    </Ticket>
  );
}

const shown = 5;

function Swatches({ swatches }: Pick<ProductCardData, "swatches">) {
  const t = useTranslations("catalogue.card");
  if (swatches.length < 2) return null;
  return (
    <ul aria-label={t("colours")} className="mt-1.5 flex items-center gap-1.5">
      {swatches.slice(0, shown).map(({ value, color }) => (
        <li
          key={value}
          title={value}
          className="size-4 rounded-full border border-line-strong"
          style={{ backgroundColor: color }}
        >
          <span className="sr-only">
            <English>{value}</English>
          </span>
        </li>
      ))}
      {swatches.length > shown && (
        <li className="text-sm text-ink-2" dir="ltr">
          +{swatches.length - shown}
        </li>
      )}
    </ul>
  );
}
