import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { countryOptions, guessCountry } from "~/app/countries.ts";
import { QueryProvider } from "~/api/query-provider.tsx";
import type { Checkout } from "~/api/shapes.ts";
import { CartTotals } from "~/features/cart/cart-totals.tsx";
import { AddressForm } from "~/features/checkout/address-form.tsx";
import { ForgetDraft } from "~/features/checkout/forget-draft.tsx";
import { FoldedSummary, SideSummary, StepIndicator, StepSummary } from "~/features/checkout/checkout-frame.tsx";
import { DeliveryForm } from "~/features/checkout/delivery-form.tsx";
import { PlaceOrder } from "~/features/checkout/place-order.tsx";
import { startValues } from "~/features/checkout/start-values.ts";
import { stepNames, stepOf } from "~/features/checkout/step-of.ts";
import { WaitingOrder } from "~/features/order/waiting-order.tsx";
import { order } from "~/gateway/services.ts";
import { requireRole } from "~/gateway/session.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { formatDays } from "~/ui/day.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Notice } from "~/ui/notice.tsx";
import { saveAddress, saveDelivery } from "./actions.ts";

type Props = { searchParams: Promise<{ step?: string; then?: string }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { step } = await searchParams;
  return { title: `Checkout: ${stepNames[stepOf(step, true)]}`, robots: { index: false } };
}

export default async function CheckoutPage({ searchParams }: Props) {
  await requireRole("user", paths.checkout());
  const { step: asked, then } = await searchParams;
  const checkout = await (await order()).customer.checkout.get.query();
  const { cart, address } = checkout;
  if (cart.sellers.length === 0) return <NothingToOrder />;
  const step = stepOf(asked, address !== null);
  // Every step has an address of its own: Back would find another step under an address that names none.
  if (asked !== step) redirect(paths.checkout(step));
  return (
    <div className="shell grid gap-6 py-6 lg:grid-cols-[1fr_24rem] lg:items-start lg:gap-10">
      <div className="grid gap-5">
        <StepIndicator current={step} canReach={(other) => other === "address" || address !== null} />
        <h1 className="signage text-3xl">{stepNames[step]}</h1>
        <FoldedSummary cart={cart} totals={<CartTotals cart={cart} />} />
        {step === "address" && <AddressStep checkout={checkout} then={then === "review" ? "review" : "delivery"} />}
        {step === "delivery" && (
          <>
            <AddressSummary checkout={checkout} editHref={paths.checkout("address")} />
            <DeliveryForm checkout={checkout} save={saveDelivery} />
          </>
        )}
        {step === "review" && <Review checkout={checkout} />}
        {step !== "address" && <ForgetDraft />}
      </div>
      <SideSummary cart={cart} totals={<CartTotals cart={cart} />} />
    </div>
  );
}

async function AddressStep({ checkout, then }: { checkout: Checkout; then: "delivery" | "review" }) {
  const viewer = await requireRole("user", paths.checkout("address"));
  const country = guessCountry((await headers()).get("accept-language"));
  const start = startValues(checkout, { name: viewer.name, email: viewer.email, country });
  return <AddressForm save={saveAddress} countries={countryOptions()} then={then} start={start} />;
}

function Review({ checkout }: { checkout: Checkout }) {
  const { cart, delivery, ready } = checkout;
  return (
    <>
      <AddressSummary checkout={checkout} editHref={`${paths.checkout("address")}&then=review`} />
      <StepSummary title="Delivery" editHref={paths.checkout("delivery")}>
        <ul>
          {delivery.map(({ sellerId, sellerName, options, chosen }) => {
            const option = options.find(({ method }) => method === chosen) ?? options[0];
            return (
              <li key={sellerId}>
                {sellerName}: {option && `${option.label}, ${formatDays(option.earliest, option.latest)}`}
              </li>
            );
          })}
        </ul>
      </StepSummary>
      {!cart.canCheckOut && (
        <Notice tone="danger" title="Something in your cart can’t be ordered as it is">
          <LinkButton href={paths.cart} look="secondary" className="mt-2">
            Mend it in the cart
          </LinkButton>
        </Notice>
      )}
      <QueryProvider>
        <PlaceOrder quote={cart.quote} totalAmount={cart.totalAmount} currency={cart.currency} isReady={ready} />
      </QueryProvider>
    </>
  );
}

const regions = new Intl.DisplayNames("en", { type: "region" });

function AddressSummary({ checkout: { address, email }, editHref }: { checkout: Checkout; editHref: string }) {
  if (!address) return null;
  const { name, line1, line2, postalCode, city, country, phone } = address;
  return (
    <StepSummary title="Address" editHref={editHref}>
      <p>{[name, line1, line2, `${postalCode} ${city}`, regions.of(country)].filter(Boolean).join(", ")}</p>
      <p className="wrap-anywhere">{[email, phone].filter(Boolean).join(" · ")}</p>
    </StepSummary>
  );
}

/** An empty cart here often means that the order was placed a moment ago and Back was pressed. */
async function NothingToOrder() {
  const { items } = await (await order()).customer.order.list.query({ limit: 1 });
  const last = items[0];
  return (
    <div className="shell grid gap-6 py-8">
      <h1 className="signage text-3xl">Checkout</h1>
      {last && (last.status === "PAYMENT_PENDING" || last.status === "PENDING") ? (
        <WaitingOrder order={last} />
      ) : (
        <EmptyState
          title="Your cart is empty"
          action={<LinkButton href={paths.search()}>Look around the hall</LinkButton>}
        >
          There is nothing to order yet.
        </EmptyState>
      )}
    </div>
  );
}
