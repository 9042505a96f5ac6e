import type { SellerOrderSummary } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Money } from "~/ui/money.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Time } from "~/ui/time.tsx";
import { SellerOrderStatus } from "./order-words.tsx";

const columns: Column<SellerOrderSummary>[] = [
  {
    label: "Order",
    isName: true,
    cell: ({ sellerOrderId, orderNumber }) => (
      <TextLink href={paths.sellerOrder(sellerOrderId)} className="inline-flex min-h-10 items-center">
        {orderNumber}
      </TextLink>
    ),
  },
  { label: "Status", cell: ({ status }) => <SellerOrderStatus status={status} /> },
  { label: "To", cell: ({ recipient: { name, city, country } }) => `${name}, ${city} (${country})` },
  { label: "Things", align: "end", cell: ({ count }) => count },
  {
    label: "Total",
    align: "end",
    cell: ({ totalAmount, currency }) => <Money amount={totalAmount} currency={currency} />,
  },
  { label: "Paid", align: "end", cell: ({ paidAt, placedAt }) => <Time iso={paidAt ?? placedAt} /> },
];

/** The seller's parts of orders. */
export function SellerOrderTable({ orders }: { orders: readonly SellerOrderSummary[] }) {
  return <Table caption="Orders" columns={columns} rows={orders} keyOf={({ sellerOrderId }) => sellerOrderId} />;
}
