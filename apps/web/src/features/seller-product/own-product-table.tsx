import type { OwnProduct } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { Badge } from "~/ui/badge.tsx";
import { TextLink } from "~/ui/link.tsx";
import { formatMoney } from "~/ui/money.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Thumbnail } from "~/ui/thumbnail.tsx";
import { Time } from "~/ui/time.tsx";
import { ProductStatus } from "./product-words.tsx";

const columns: Column<OwnProduct>[] = [
  {
    label: "Product",
    isName: true,
    cell: ({ productId, title, image, variantCount }) => (
      <span className="flex items-center gap-3">
        <Thumbnail url={image?.url} size={48} />
        <span>
          <TextLink href={paths.sellerProduct(productId)} className="inline-flex min-h-8 items-center">
            {title}
          </TextLink>
          {variantCount > 1 && <span className="block font-normal text-ink-2">{variantCount} variants</span>}
        </span>
      </span>
    ),
  },
  {
    label: "Status",
    cell: ({ status, blockedReason }) => (
      <span className="grid justify-items-end gap-1 sm:justify-items-start">
        <ProductStatus status={status} />
        {status === "blocked" && blockedReason && <span className="text-ink-2">{blockedReason}</span>}
      </span>
    ),
  },
  { label: "Price", align: "end", cell: priceRange },
  {
    label: "Free",
    align: "end",
    cell: ({ stockTotal, status }) => (
      <span className="inline-flex items-center gap-2">
        {stockTotal === 0 && status === "active" && <Badge tone="danger">Sold out</Badge>}
        {stockTotal}
      </span>
    ),
  },
  { label: "Held", align: "end", cell: ({ reservedTotal }) => reservedTotal },
  { label: "Changed", align: "end", cell: ({ updatedAt }) => <Time iso={updatedAt} /> },
];

function priceRange({ price, maxPrice, currency }: OwnProduct): string {
  if (price === null || maxPrice === null) return "–";
  const from = formatMoney(price, currency);
  return maxPrice > price ? `${from} – ${formatMoney(maxPrice, currency)}` : from;
}

/** A seller's own products. */
export function OwnProductTable({ products }: { products: readonly OwnProduct[] }) {
  return <Table caption="Products" columns={columns} rows={products} keyOf={({ productId }) => productId} />;
}
