import type { LowVariant } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { Badge } from "~/ui/badge.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";

const columns: Column<LowVariant>[] = [
  {
    label: "Variant",
    isName: true,
    cell: ({ productId, title, label }) => (
      <span>
        <TextLink href={paths.sellerProduct(productId)} className="inline-flex min-h-8 items-center">
          {title}
        </TextLink>
        {label && <span className="block font-normal text-ink-2">{label}</span>}
      </span>
    ),
  },
  { label: "SKU", cell: ({ sku }) => sku },
  {
    label: "Free",
    align: "end",
    cell: ({ available }) => (
      <span className="inline-flex items-center gap-2">
        <Badge tone={available === 0 ? "danger" : "warn"}>{available === 0 ? "Sold out" : "Low"}</Badge>
        {available}
      </span>
    ),
  },
  { label: "Low at", align: "end", cell: ({ threshold }) => threshold },
];

/** Variants to restock. */
export function LowTable({ variants }: { variants: readonly LowVariant[] }) {
  return <Table caption="Variants to restock" columns={columns} rows={variants} keyOf={({ sku }) => sku} />;
}
