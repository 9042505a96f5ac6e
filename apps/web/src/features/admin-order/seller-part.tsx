import type { AdminOrderView } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Money } from "~/ui/money.tsx";
import { Panel } from "~/ui/panel.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Thumbnail } from "~/ui/thumbnail.tsx";
import { Time } from "~/ui/time.tsx";
import { Timeline } from "~/ui/timeline.tsx";
import { momentOf } from "./moment.ts";
import { OrderStatusBadge } from "./order-words.tsx";

type Part = AdminOrderView["sellerOrders"][number];
type Line = Part["lines"][number];

/** What one seller has to do with an order. */
export function SellerPart({ part, currency }: { part: Part; currency: string }) {
  const columns: Column<Line>[] = [
    {
      label: "Product",
      isName: true,
      cell: ({ title, label, sku, imageUrl }) => (
        <span className="flex items-center gap-3">
          <Thumbnail url={imageUrl} />
          <span>
            {title}
            <span className="block font-normal text-ink-2">{[label, sku].filter(Boolean).join(" · ")}</span>
          </span>
        </span>
      ),
    },
    { label: "Ordered", align: "end", cell: ({ quantity }) => quantity },
    { label: "Shipped", align: "end", cell: ({ shippedQuantity }) => shippedQuantity },
    { label: "Each", align: "end", cell: ({ unitPrice }) => <Money amount={unitPrice} currency={currency} /> },
    { label: "Sum", align: "end", cell: ({ lineTotal }) => <Money amount={lineTotal} currency={currency} /> },
  ];
  return (
    <Panel title={part.sellerName} aside={<OrderStatusBadge status={part.status} />}>
      <Table
        caption={`Things from ${part.sellerName}`}
        columns={columns}
        rows={part.lines}
        keyOf={({ orderLineId }) => orderLineId}
      />
      <p className="text-right">
        Things <Money amount={part.itemsAmount} currency={currency} />
        {part.discountAmount > 0 && (
          <>
            , discount <Money amount={-part.discountAmount} currency={currency} />
          </>
        )}
        , {part.deliveryLabel} <Money amount={part.shippingAmount} currency={currency} />, together{" "}
        <Money amount={part.totalAmount} currency={currency} className="font-bold" />
      </p>
      {part.refund && (
        <p className="text-right">
          Cancelled: <Money amount={part.refund.amount} currency={currency} />{" "}
          {part.refund.refundedAt ? (
            <>
              went back <Time iso={part.refund.refundedAt} />
            </>
          ) : (
            "is going back to the customer"
          )}
        </p>
      )}
      {part.shipments.length > 0 && (
        <ul className="grid gap-1">
          {part.shipments.map(({ shipmentId, carrier, trackingNumber, shippedAt, deliveredAt }, index) => (
            <li key={shipmentId}>
              Parcel {index + 1}: {carrier} {trackingNumber}, shipped <Time iso={shippedAt} />
              {deliveredAt && (
                <>
                  , delivered <Time iso={deliveredAt} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary className="cursor-pointer py-2.5 font-semibold">Timeline of this part</summary>
        <Timeline moments={part.journey.map(momentOf)} />
      </details>
      <p>
        <TextLink href={paths.adminSeller(part.sellerId)}>About {part.sellerName}</TextLink>
      </p>
    </Panel>
  );
}
