import type { Metadata } from "next";
import { cache, Suspense } from "react";
import { cancelOrder } from "~/app/admin/orders/actions.ts";
import { orNotFound } from "~/api/missing.ts";
import { refusedWith } from "~/api/error-text.ts";
import type { AdminOrderView } from "~/api/portal-shapes.ts";
import { momentOf } from "~/features/admin-order/moment.ts";
import { OrderStatusBadge, PaymentStateBadge } from "~/features/admin-order/order-words.tsx";
import { PaymentPanel } from "~/features/admin-order/payment-panel.tsx";
import { SellerPart } from "~/features/admin-order/seller-part.tsx";
import { StepTrace } from "~/features/admin-order/step-trace.tsx";
import { order, payment } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { DialogForm } from "~/ui/dialog-form.tsx";
import { TextAreaField } from "~/ui/field.tsx";
import { Money } from "~/ui/money.tsx";
import { PageHead, Panel } from "~/ui/panel.tsx";
import { TableSkeleton } from "~/ui/table-skeleton.tsx";
import { Time } from "~/ui/time.tsx";
import { Facts, Timeline } from "~/ui/timeline.tsx";
import { Widget } from "~/ui/widget.tsx";

type Props = { params: Promise<{ orderId: string }> };

const load = cache(async (orderId: string) => orNotFound((await order()).admin.order.get.query({ orderId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Order ${(await load((await params).orderId)).number}` };
}

/** The whole of an order: every seller's part, every step, every try to pay. */
export default async function AdminOrder({ params }: Props) {
  const whole = await load((await params).orderId);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Orders", href: paths.adminOrders() }]} />
      <PageHead title={`Order ${whole.number}`} aside={whole.canCancel && <Cancel whole={whole} />}>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <OrderStatusBadge status={whole.status} />
          <span>
            Placed <Time iso={whole.placedAt} />
          </span>
        </p>
      </PageHead>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-5">
          {whole.sellerOrders.map((part) => (
            <SellerPart key={part.sellerOrderId} part={part} currency={whole.currency} />
          ))}
          <Panel title="Payment" aside={<PaymentStateBadge state={whole.payment.state} />}>
            <Suspense fallback={<TableSkeleton label="Loading the payment" rows={3} />}>
              <Payment orderId={whole.orderId} />
            </Suspense>
          </Panel>
          <Panel title="Steps of the checkout">
            <StepTrace steps={whole.steps} />
          </Panel>
        </div>
        <div className="grid gap-5">
          <Panel title="Customer">
            <Customer whole={whole} />
          </Panel>
          <Panel title="So far">
            <Timeline moments={whole.journey.map(momentOf)} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Customer({ whole }: { whole: AdminOrderView }) {
  const { name, line1, line2, postalCode, city, country, phone } = whole.address;
  const address = [name, line1, line2, `${postalCode} ${city}`, country].filter(Boolean).join(", ");
  return (
    <Facts
      facts={[
        { label: "Email", value: whole.email },
        { label: "Deliver to", value: address },
        { label: "Phone", value: phone ?? "not given" },
        { label: "Things", value: <Money amount={whole.itemsAmount} currency={whole.currency} /> },
        ...discountOf(whole),
        { label: "Delivery", value: <Money amount={whole.shippingAmount} currency={whole.currency} /> },
        { label: "Total", value: <Money amount={whole.totalAmount} currency={whole.currency} className="font-bold" /> },
      ]}
    />
  );
}

function discountOf({ discountAmount, couponCode, currency }: AdminOrderView) {
  if (discountAmount === 0) return [];
  return [{ label: `Discount (${couponCode})`, value: <Money amount={-discountAmount} currency={currency} /> }];
}

/** Payment is another service: its absence leaves the rest of the page as it is. */
function Payment({ orderId }: { orderId: string }) {
  return (
    <Widget what="the payment" load={() => findPayment(orderId)}>
      {(found) =>
        found ? <PaymentPanel payment={found} /> : <p className="text-ink-2">No payment was opened for this order.</p>
      }
    </Widget>
  );
}

async function findPayment(orderId: string) {
  const { admin } = await payment();
  return await admin.payment.get.query({ orderId }).catch((error: unknown) => {
    if (refusedWith(error)?.reason === "PAYMENT_NOT_FOUND") return undefined;
    throw error;
  });
}

function Cancel({ whole: { orderId, number, payment: paid } }: { whole: AdminOrderView }) {
  return (
    <DialogForm
      open="Cancel order"
      title={`Cancel order ${number}?`}
      submit={`Cancel order ${number}`}
      busyText="Cancelling …"
      action={cancelOrder.bind(null, orderId)}
    >
      <p>
        Every seller’s part is cancelled and the stock given back.{" "}
        {paid.state === "paid" ? "The customer gets the whole amount back." : "Nothing was paid yet."} The customer is
        told by mail. This can’t be undone.
      </p>
      <TextAreaField name="reason" label="Reason" hint="The customer reads this." maxLength={300} className="w-full" />
    </DialogForm>
  );
}
