import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
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
import { stepOf } from "~/features/checkout/step-of.ts";
import { WaitingOrder } from "~/features/order/waiting-order.tsx";
import { order } from "~/gateway/services.ts";
import { requireRole } from "~/gateway/session.ts";
import { countryName } from "~/i18n/country-name.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { formatDays } from "~/ui/day.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Notice } from "~/ui/notice.tsx";
import { saveAddress, saveDelivery } from "./actions.ts";

type Props = { searchParams: Promise<{ step?: string; then?: string }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { step } = await searchParams;
  const t = await getTranslations("checkout");
  return { title: t("title", { step: t(`steps.${stepOf(step, true)}`) }), robots: { index: false } };
}

export default async function CheckoutPage({ searchParams }: Props) {
  await requireRole("user", paths.checkout());
  const { step: asked, then } = await searchParams;
  const checkout = await (await order()).customer.checkout.get.query();
  const { cart, address } = checkout;
  if (cart.sellers.length === 0) return <NothingToOrder />;
  const step = stepOf(asked, address !== null);
  // Every step has an address of its own: Back would find another step under an address that names none.
  if (asked !== step) redirect(await inLanguage(paths.checkout(step)));
  const t = await getTranslations("checkout");
  return (
    <div className="shell grid gap-6 py-6 lg:grid-cols-[1fr_24rem] lg:items-start lg:gap-10">
      <div className="grid gap-5">
        <StepIndicator current={step} canReach={(other) => other === "address" || address !== null} />
        <h1 className="signage text-3xl">{t(`steps.${step}`)}</h1>
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
  return <AddressForm save={saveAddress} countries={countryOptions(await getLocale())} then={then} start={start} />;
}

function Review({ checkout }: { checkout: Checkout }) {
  const { cart, delivery, ready } = checkout;
  const t = useTranslations("checkout");
  const locale = useLocale();
  return (
    <>
      <AddressSummary checkout={checkout} editHref={`${paths.checkout("address")}&then=review`} />
      <StepSummary step="delivery" editHref={paths.checkout("delivery")}>
        <ul>
          {delivery.map(({ sellerId, sellerName, options, chosen }) => {
            const option = options.find(({ method }) => method === chosen) ?? options[0];
            return (
              <li key={sellerId}>
                {option
                  ? t("chosenDelivery", {
                      seller: sellerName,
                      method: t(`methods.${option.method}`),
                      days: formatDays(option.earliest, option.latest, locale),
                    })
                  : sellerName}
              </li>
            );
          })}
        </ul>
      </StepSummary>
      {!cart.canCheckOut && (
        <Notice tone="danger" title={t("mend.title")}>
          <LinkButton href={paths.cart} look="secondary" className="mt-2">
            {t("mend.action")}
          </LinkButton>
        </Notice>
      )}
      <QueryProvider>
        <PlaceOrder quote={cart.quote} totalAmount={cart.totalAmount} currency={cart.currency} isReady={ready} />
      </QueryProvider>
    </>
  );
}

function AddressSummary({ checkout: { address, email }, editHref }: { checkout: Checkout; editHref: string }) {
  const locale = useLocale();
  if (!address) return null;
  const { name, line1, line2, postalCode, city, country, phone } = address;
  return (
    <StepSummary step="address" editHref={editHref}>
      <p>{[name, line1, line2, `${postalCode} ${city}`, countryName(country, locale)].filter(Boolean).join(", ")}</p>
      <p className="wrap-anywhere">
        <bdi>{email}</bdi>
        {phone && (
          <>
            {" · "}
            <bdi>{phone}</bdi>
          </>
        )}
      </p>
    </StepSummary>
  );
}

/** An empty cart here often means that the order was placed a moment ago and Back was pressed. */
async function NothingToOrder() {
  const { items } = await (await order()).customer.order.list.query({ limit: 1 });
  const last = items[0];
  const t = await getTranslations("checkout");
  return (
    <div className="shell grid gap-6 py-8">
      <h1 className="signage text-3xl">{t("heading")}</h1>
      {last && (last.status === "PAYMENT_PENDING" || last.status === "PENDING") ? (
        <WaitingOrder order={last} />
      ) : (
        <EmptyState
          title={t("empty.title")}
          action={<LinkButton href={paths.search()}>{t("empty.action")}</LinkButton>}
        >
          {t("empty.text")}
        </EmptyState>
      )}
    </div>
  );
}
