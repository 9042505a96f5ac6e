import type { EditableProduct } from "~/api/portal-shapes.ts";
import { DialogForm } from "~/ui/dialog-form.tsx";
import { TextField } from "~/ui/field.tsx";
import type { FormAction } from "~/ui/outcome.ts";
import { Panel } from "~/ui/panel.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { StockLevel } from "./product-words.tsx";

type Variant = EditableProduct["variants"][number];
type Props = { product: EditableProduct; adjust: (variantId: string) => FormAction };

/** What there is of each variant, and the way to count in and out. Independent of the form: it applies at once. */
export function StockTable({ product: { variants, options }, adjust }: Props) {
  const nameOf = (variant: Variant) => options.map(({ name }) => variant.options[name]).join(" · ") || "The product";
  const columns: Column<Variant>[] = [
    { label: "Variant", isName: true, cell: nameOf },
    { label: "SKU", cell: ({ sku }) => sku },
    {
      label: "Free",
      align: "end",
      cell: ({ available, threshold }) => <StockLevel available={available} threshold={threshold} />,
    },
    { label: "Held for orders", align: "end", cell: ({ reserved }) => reserved },
    { label: "Low at", align: "end", cell: ({ threshold }) => threshold },
    {
      label: "Change",
      align: "end",
      cell: (variant) => (
        <DialogForm
          isCompact
          open="Adjust"
          openLabel={`Adjust stock of ${nameOf(variant)}`}
          title={`Adjust stock of ${nameOf(variant)}`}
          look="primary"
          submit="Change stock"
          busyText="Changing …"
          action={adjust(variant.variantId)}
        >
          <p>
            {variant.available} free now{variant.reserved > 0 && `, ${variant.reserved} held for orders on top`}.
          </p>
          <TextField
            name="change"
            id={`change-${variant.variantId}`}
            label="Change by"
            hint="12 counts twelve in, -3 takes three out."
            inputMode="text"
            autoComplete="off"
            className="w-full"
          />
          <TextField
            name="reason"
            id={`reason-${variant.variantId}`}
            label="Reason"
            hint="Kept in the stock’s book: delivery, breakage, stock-taking."
            maxLength={200}
            autoComplete="off"
            className="w-full"
          />
        </DialogForm>
      ),
    },
  ];
  return (
    <Panel title="Stock">
      <Table caption="Stock by variant" columns={columns} rows={variants} keyOf={({ variantId }) => variantId} />
    </Panel>
  );
}
