import type { ProductCardData } from "~/api/shapes.ts";
import { cx } from "~/ui/class-names.ts";
import { freshProducts } from "./fresh-products.ts";
import { ProductCard } from "./product-card.tsx";

type Props = {
  products: readonly ProductCardData[];
  label: string;
  heading?: "h2" | "h3";
  /** The grid's first row is in view when the page opens. */
  isTop?: boolean;
  /** Filters stand at its side from a desk's width on. */
  isBesidePanel?: boolean;
};

const inView = 4;

/** How wide a picture stands there, by the columns below. */
const phoneSizes = "(min-width: 48rem) calc(33vw - 2rem), calc(50vw - 1.4rem)";
const wallSizes = `(min-width: 80rem) 18rem, (min-width: 64rem) calc(25vw - 2rem), ${phoneSizes}`;
const besidePanelSizes = `(min-width: 80rem) 18.7rem, (min-width: 64rem) calc(33vw - 8rem), ${phoneSizes}`;

/** A calm wall of colour: two columns on a phone, four on a desk. */
export function ProductGrid({ products, label, heading = "h2", isTop = true, isBesidePanel = false }: Props) {
  const fresh = freshProducts(products);
  return (
    <ul
      aria-label={label}
      className={cx("grid grid-cols-2 gap-x-3 gap-y-6 sm:gap-x-5 md:grid-cols-3", !isBesidePanel && "lg:grid-cols-4")}
    >
      {products.map((product, index) => (
        <li key={product.productId}>
          <ProductCard
            product={product}
            heading={heading}
            isNew={fresh.has(product)}
            sizes={isBesidePanel ? besidePanelSizes : wallSizes}
            isAbove={isTop && index < inView}
            isFirst={isTop && index === 0}
          />
        </li>
      ))}
    </ul>
  );
}
