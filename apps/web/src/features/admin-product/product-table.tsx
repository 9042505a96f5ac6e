import type { AdminProduct } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { formatMoney } from "~/ui/money.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Thumbnail } from "~/ui/thumbnail.tsx";
import { Time } from "~/ui/time.tsx";
import { ProductMoves, ProductStanding } from "./product-moves.tsx";
import type { ProductActions } from "./product-moves.tsx";

type Props = { products: readonly AdminProduct[]; actionsFor: (productId: string) => ProductActions };

/** Everybody's products, with what may be done about them. */
export function AdminProductTable({ products, actionsFor }: Props) {
  const columns: Column<AdminProduct>[] = [
    {
      label: "Product",
      isName: true,
      cell: ({ productId, title, image }) => (
        <span className="flex items-center gap-3">
          <Thumbnail url={image?.url} size={48} />
          <TextLink href={paths.adminProduct(productId)} className="inline-flex min-h-8 items-center">
            {title}
          </TextLink>
        </span>
      ),
    },
    {
      label: "Seller",
      cell: ({ sellerId, sellerName }) => (
        <TextLink href={paths.adminSeller(sellerId)} className="inline-flex min-h-8 items-center">
          {sellerName}
        </TextLink>
      ),
    },
    { label: "Status", cell: (product) => <ProductStanding product={product} /> },
    {
      label: "Price",
      align: "end",
      cell: ({ price, currency }) => (price === null ? "–" : formatMoney(price, currency)),
    },
    { label: "Free", align: "end", cell: ({ stockTotal }) => stockTotal },
    { label: "Changed", align: "end", cell: ({ updatedAt }) => <Time iso={updatedAt} /> },
    {
      label: "Actions",
      align: "end",
      cell: (product) => <ProductMoves product={product} actions={actionsFor(product.productId)} />,
    },
  ];
  return <Table caption="Products" columns={columns} rows={products} keyOf={({ productId }) => productId} />;
}
