import type { SellerOrderView } from "~/api/portal-shapes.ts";
import { ActionForm } from "~/ui/action-form.tsx";
import { Badge } from "~/ui/badge.tsx";
import type { FormAction } from "~/ui/outcome.ts";
import { Time } from "~/ui/time.tsx";

type Props = { order: SellerOrderView; deliver: (shipmentId: string) => FormAction };

/** Every parcel that left, what is in it, and whether it arrived. */
export function Parcels({ order: { shipments, lines }, deliver }: Props) {
  const titleOf = (orderLineId: string) => lines.find((line) => line.orderLineId === orderLineId);
  return (
    <ul className="grid gap-4">
      {shipments.map(({ shipmentId, carrier, trackingNumber, shippedAt, deliveredAt, lines: packed }, index) => (
        <li key={shipmentId} className="grid gap-2 border-t border-line pt-4 first:border-0 first:pt-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold">
              Parcel {index + 1}: {carrier} {trackingNumber}
            </span>
            <Badge tone={deliveredAt ? "success" : "info"}>{deliveredAt ? "Delivered" : "On its way"}</Badge>
          </p>
          <p className="text-ink-2">
            Shipped <Time iso={shippedAt} />
            {deliveredAt && (
              <>
                , delivered <Time iso={deliveredAt} />
              </>
            )}
          </p>
          <ul>
            {packed.map(({ orderLineId, quantity }) => {
              const line = titleOf(orderLineId);
              return (
                <li key={orderLineId}>
                  {quantity} × {line?.title}
                  {line?.label && `, ${line.label}`}
                </li>
              );
            })}
          </ul>
          {!deliveredAt && (
            <ActionForm
              action={deliver(shipmentId)}
              submit="Mark delivered"
              submitLabel={`Mark parcel ${index + 1} delivered`}
              busyText="Marking …"
              look="secondary"
            />
          )}
        </li>
      ))}
    </ul>
  );
}
