import type { Metadata } from "next";
import { cache } from "react";
import type { SellerOrderView } from "~/api/portal-shapes.ts";
import { orNotFound } from "~/api/missing.ts";
import { acceptOrder, markDelivered, shipParcel } from "~/app/seller/orders/actions.ts";
import { OrderLines } from "~/features/seller-order/order-lines.tsx";
import { actorWords, momentTitle, SellerOrderStatus } from "~/features/seller-order/order-words.tsx";
import { Parcels } from "~/features/seller-order/parcels.tsx";
import { Recipient } from "~/features/seller-order/recipient.tsx";
import { ShipForm } from "~/features/seller-order/ship-form.tsx";
import { order } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { ActionForm } from "~/ui/action-form.tsx";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { formatDays } from "~/ui/day.ts";
import { Notice } from "~/ui/notice.tsx";
import { PageHead, Panel } from "~/ui/panel.tsx";
import { Time } from "~/ui/time.tsx";
import { Timeline } from "~/ui/timeline.tsx";

type Props = { params: Promise<{ sellerOrderId: string }> };

const load = cache(async (sellerOrderId: string) =>
  orNotFound((await order()).seller.order.get.query({ sellerOrderId })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { orderNumber } = await load((await params).sellerOrderId);
  return { title: `Order ${orderNumber}` };
}

/** One seller's part of an order: what to pack, where it goes, and every step it may take. */
export default async function SellerOrder({ params }: Props) {
  const own = await load((await params).sellerOrderId);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Orders", href: paths.sellerOrders() }]} />
      <PageHead
        title={`Order ${own.orderNumber}`}
        aside={
          own.canAccept && (
            <ActionForm
              action={acceptOrder.bind(null, own.sellerOrderId)}
              submit="Accept order"
              busyText="Accepting …"
            />
          )
        }
      >
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SellerOrderStatus status={own.status} />
          <span>
            Paid <Time iso={own.paidAt ?? own.placedAt} />
          </span>
        </p>
      </PageHead>
      <Closed status={own.status} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-5">
          <Panel title="Things">
            <OrderLines order={own} />
          </Panel>
          {own.canShip && (
            <Panel title={own.shipments.length > 0 ? "Next parcel" : "Ship"}>
              <ShipForm order={own} ship={shipParcel.bind(null, own.sellerOrderId)} />
            </Panel>
          )}
          {own.shipments.length > 0 && (
            <Panel title="Parcels">
              <Parcels order={own} deliver={(shipmentId) => markDelivered.bind(null, shipmentId)} />
            </Panel>
          )}
        </div>
        <div className="grid gap-5">
          <Panel title="Deliver to">
            <Recipient order={own} />
            <p className="text-ink-2">Promised for {formatDays(own.earliest, own.latest)}.</p>
          </Panel>
          <Panel title="So far">
            <Timeline moments={own.journey.map(momentOf)} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function momentOf({ status, at, actor, note }: SellerOrderView["journey"][number]) {
  return { title: momentTitle(status), at, by: actorWords[actor], note };
}

function Closed({ status }: { status: SellerOrderView["status"] }) {
  if (status === "CANCELLED") return <Notice tone="warn" title="Don’t ship this order: it was cancelled" />;
  if (status === "REFUNDED") return <Notice tone="info" title="The customer has the money back" />;
  return null;
}
