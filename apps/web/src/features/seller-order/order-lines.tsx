import type { SellerOrderView } from "~/api/portal-shapes.ts";
import { Money } from "~/ui/money.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Thumbnail } from "~/ui/thumbnail.tsx";
import { leftOf } from "./parcel-input.ts";

type Line = SellerOrderView["lines"][number];

/** What was bought from this seller, as it was then, and how much of it is on its way. */
export function OrderLines({ order }: { order: SellerOrderView }) {
  const { currency, itemsAmount, shippingAmount, discountAmount, totalAmount, deliveryLabel } = order;
  const sums = [
    ["Things", itemsAmount],
    ["Discount", -discountAmount],
    [deliveryLabel, shippingAmount],
    ["Total", totalAmount],
  ] as const;
  const columns: Column<Line>[] = [
    {
      label: "Product",
      isName: true,
      cell: ({ title, label, sku, imageUrl }) => (
        <span className="flex items-center gap-3">
          <Thumbnail url={imageUrl} />
          <span className="font-semibold">
            {title}
            <span className="block font-normal text-ink-2">{[label, sku].filter(Boolean).join(" · ")}</span>
          </span>
        </span>
      ),
    },
    { label: "Ordered", align: "end", cell: ({ quantity }) => quantity },
    { label: "Shipped", align: "end", cell: ({ shippedQuantity }) => shippedQuantity },
    { label: "Left", align: "end", cell: leftOf },
    { label: "Each", align: "end", cell: ({ unitPrice }) => <Money amount={unitPrice} currency={currency} /> },
    { label: "Sum", align: "end", cell: ({ lineTotal }) => <Money amount={lineTotal} currency={currency} /> },
  ];
  return (
    <>
      <Table caption="Things ordered" columns={columns} rows={order.lines} keyOf={({ orderLineId }) => orderLineId} />
      <dl className="ml-auto grid w-full max-w-64 grid-cols-[1fr_auto] gap-x-6 gap-y-1">
        {sums
          .filter(([label]) => label !== "Discount" || discountAmount > 0)
          .map(([label, amount]) => (
            <div key={label} className="col-span-2 grid grid-cols-subgrid last:font-bold">
              <dt>{label}</dt>
              <dd className="text-right">
                <Money amount={amount} currency={currency} />
              </dd>
            </div>
          ))}
      </dl>
    </>
  );
}
