import type { WholeProduct } from "~/api/portal-shapes.ts";
import { Money } from "~/ui/money.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";

/** What can be bought of a product. */
export function VariantTable({ product }: { product: Pick<WholeProduct, "variants" | "options" | "currency"> }) {
  const { variants, options, currency } = product;
  const columns: Column<WholeProduct["variants"][number]>[] = [
    {
      label: "Variant",
      isName: true,
      cell: (variant) => options.map(({ name }) => variant.options[name]).join(" · ") || "The product",
    },
    { label: "SKU", cell: ({ sku }) => sku || "–" },
    {
      label: "Price",
      align: "end",
      cell: ({ price }) => (price === null ? "–" : <Money amount={price} currency={currency} />),
    },
    { label: "Free", align: "end", cell: ({ available }) => available },
    { label: "Held for orders", align: "end", cell: ({ reserved }) => reserved },
  ];
  return <Table caption="Variants" columns={columns} rows={variants} keyOf={({ variantId }) => variantId} />;
}
