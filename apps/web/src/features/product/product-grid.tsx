import type { ProductCardData } from "~/api/shapes.ts";
import { ProductCard } from "./product-card.tsx";

type Props = {
  products: readonly ProductCardData[];
  label: string;
  heading?: "h2" | "h3";
  /** The grid's first row is in view when the page opens. */
  isTop?: boolean;
  now?: Date;
};

const newMs = 14 * 86_400_000;

/** A calm wall of colour: two columns on a phone, four on a desk. */
export function ProductGrid({ products, label, heading = "h2", isTop = true, now = new Date() }: Props) {
  const isFresh = ({ createdAt }: ProductCardData) => now.getTime() - new Date(createdAt).getTime() < newMs;
  // When everything is new, nothing is.
  const marksNew = products.filter(isFresh).length * 2 <= products.length;
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-x-3 gap-y-6 sm:gap-x-5 md:grid-cols-3 lg:grid-cols-4">
      {products.map((product, index) => (
        <li key={product.productId}>
          <ProductCard
            product={product}
            heading={heading}
            isNew={marksNew && isFresh(product)}
            isAbove={isTop && index < 4}
            isFirst={isTop && index === 0}
          />
        </li>
      ))}
    </ul>
  );
}
