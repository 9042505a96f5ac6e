import type { AdminOrderSummary } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Money } from "~/ui/money.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Time } from "~/ui/time.tsx";
import { OrderStatusBadge } from "./order-words.tsx";

const columns: Column<AdminOrderSummary>[] = [
  {
    label: "Order",
    isName: true,
    cell: ({ orderId, number }) => (
      <TextLink href={paths.adminOrder(orderId)} className="inline-flex min-h-10 items-center">
        {number}
      </TextLink>
    ),
  },
  { label: "Status", cell: ({ status }) => <OrderStatusBadge status={status} /> },
  { label: "Customer", cell: ({ email }) => email },
  { label: "Sellers", cell: ({ sellerNames }) => sellerNames.join(", ") },
  { label: "Things", align: "end", cell: ({ count }) => count },
  {
    label: "Total",
    align: "end",
    cell: ({ totalAmount, currency }) => <Money amount={totalAmount} currency={currency} />,
  },
  { label: "Placed", align: "end", cell: ({ placedAt }) => <Time iso={placedAt} /> },
];

export function AdminOrderTable({ orders }: { orders: readonly AdminOrderSummary[] }) {
  return <Table caption="Orders" columns={columns} rows={orders} keyOf={({ orderId }) => orderId} />;
}
