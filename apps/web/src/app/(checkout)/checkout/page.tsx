import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requireBuyer } from "~/features/order/buyer.ts";
import { countryOptions, guessCountry } from "~/features/address/countries.ts";
import { refusalText } from "~/api/refusal-text.ts";
import { QueryProvider } from "~/api/query-provider.tsx";
import type { Cart, Checkout } from "~/api/shapes.ts";
import { applyCoupon, removeCoupon } from "~/app/(store)/cart/actions.ts";
import { CartTotals } from "~/features/cart/cart-totals.tsx";
import { CouponForm } from "~/features/cart/coupon-form.tsx";
import { AddressForm } from "~/features/address/address-form.tsx";
import { AddressText } from "~/features/address/address-text.tsx";
import { ContactForm } from "~/features/address/contact-form.tsx";
import { ForgetDraft } from "~/features/address/forget-draft.tsx";
import { SavedAddresses } from "~/features/address/saved-addresses.tsx";
import { startValues } from "~/features/address/start-values.ts";
import { FoldedSummary, SideSummary, StepIndicator, StepSummary } from "~/features/checkout/checkout-frame.tsx";
import { DeliveryForm } from "~/features/checkout/delivery-form.tsx";
import { PlaceOrder } from "~/features/checkout/place-order.tsx";
import { StepHeading } from "~/features/checkout/step-heading.tsx";
import { stepOf } from "~/features/checkout/step-of.ts";
import { WaitingOrder } from "~/features/order/waiting-order.tsx";
import { order } from "~/gateway/forward/services.ts";
import type { Viewer } from "~/gateway/session/session-token.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import type { CheckoutStep } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { formatDays } from "~/ui/day.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { saveAddress, saveContact, saveDelivery, takeSavedAddress } from "./actions.ts";

type Props = { searchParams: Promise<{ step?: string; back?: string }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { step } = await searchParams;
  const t = await getTranslations("checkout");
  return {
    title: t("title", { step: t(`steps.${stepOf(step, { hasEmail: true, hasAddress: true })}`) }),
    robots: { index: false },
  };
}

export default async function CheckoutPage({ searchParams }: Props) {
  const viewer = await requireBuyer(paths.cart);
  const { step: asked, back: then } = await searchParams;
  const checkout = await (await order()).customer.checkout.get.query();
  const { cart, address, email } = checkout;
  if (cart.sellers.length === 0) return <NothingToOrder />;
  const known = { hasEmail: email !== "", hasAddress: address !== null };
  const step = stepOf(asked, known);
  // Every step has an address of its own: Back would find another step under an address that names none.
  if (asked !== step) redirect(await inLanguage(paths.checkout(step)));
  const t = await getTranslations("checkout");
  return (
    <div className="shell grid gap-6 py-6 lg:grid-cols-[1fr_24rem] lg:items-start lg:gap-10">
      <div className="grid gap-5">
        <StepIndicator current={step} canReach={(other) => stepOf(other, known) === other} />
        <StepHeading step={step}>{t(`steps.${step}`)}</StepHeading>
        <FoldedSummary cart={cart} totals={<Totals cart={cart} id="folded-code" />} />
        {step === "contact" && <ContactStep checkout={checkout} viewer={viewer} then={then} />}
        {step === "address" && <AddressStep checkout={checkout} viewer={viewer} then={then} />}
        {step === "delivery" && (
          <>
            <ContactSummary checkout={checkout} then={step} />
            <AddressSummary checkout={checkout} editHref={paths.checkout("address")} />
            <DeliveryForm checkout={checkout} save={saveDelivery} />
          </>
        )}
        {step === "review" && <Review checkout={checkout} />}
        {step !== "contact" && <ForgetDraft of="contact" />}
        {(step === "delivery" || step === "review") && <ForgetDraft of="address" />}
      </div>
      <SideSummary cart={cart} totals={<Totals cart={cart} id="code" />} />
    </div>
  );
}

function Totals({ cart, id }: { cart: Cart; id: string }) {
  return (
    <>
      <CartTotals cart={cart} />
      <CouponForm cart={cart} actions={{ apply: applyCoupon, remove: removeCoupon }} id={id} />
    </>
  );
}

type StepProps = { checkout: Checkout; viewer: Viewer; then: string | undefined };

/** Buying as a guest comes first; signing in, which keeps the cart, stands beside it. */
async function ContactStep({ checkout: { email, phone }, viewer: { guest }, then = "address" }: StepProps) {
  const t = await getTranslations("checkout");
  const form = (
    <ContactForm
      save={saveContact}
      start={{ email, phone: phone ?? "" }}
      then={then}
      submit={t(then === "review" ? "backToReview" : guest ? "asGuest" : "toAddress")}
      asksPhone={guest || phone !== null}
      maySkip={guest && email === ""}
    />
  );
  if (!guest) return form;
  return (
    <div className="grid gap-6 sm:grid-cols-[1fr_14rem]">
      {form}
      <section aria-labelledby="known" className="grid content-start gap-2 border-line max-sm:border-t max-sm:pt-4">
        <h2 id="known" className="font-bold">
          {t("account.title")}
        </h2>
        <p className="text-ink-2">{t("account.text")}</p>
        <p>
          <TextLink
            href={paths.login(await inLanguage(paths.checkout()))}
            className="inline-flex min-h-11 items-center"
          >
            {t("account.signIn")}
          </TextLink>
        </p>
      </section>
    </div>
  );
}

/** Members choose among the addresses they keep, or write another one; it opens with the one they use most. */
async function AddressStep({ checkout, viewer: { guest, name }, then }: StepProps) {
  const { address, email } = checkout;
  const t = await getTranslations("checkout");
  const country = guessCountry((await headers()).get("accept-language"));
  const saved = guest ? [] : await (await order()).customer.address.list.query();
  const kept = saved.find(({ isDefault }) => isDefault)?.address;
  const next = then === "review" ? "review" : "delivery";
  return (
    <>
      <ContactSummary checkout={checkout} then="address" />
      <SavedAddresses saved={saved} take={takeSavedAddress} then={next} />
      <AddressForm
        save={saveAddress}
        countries={countryOptions(await getLocale())}
        then={next}
        submit={t(next === "review" ? "backToReview" : "toDelivery")}
        start={startValues(address ?? kept, { email, name: guest ? "" : name, country })}
        asks={{ email: email === "", phone: !guest, keep: !guest }}
      />
    </>
  );
}

function Review({ checkout }: { checkout: Checkout }) {
  const { cart, delivery, ready } = checkout;
  const t = useTranslations("checkout");
  const say = useTranslations("refusals");
  const locale = useLocale();
  return (
    <>
      <ContactSummary checkout={checkout} then="review" />
      <AddressSummary checkout={checkout} editHref={paths.checkout("address", "review")} />
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
          {cart.totalProblem &&
            refusalText(say, cart.totalProblem.reason, {
              limit: String(cart.totalProblem.limit),
              currency: cart.currency,
            })}
          <LinkButton href={paths.cart} look="secondary" className="mt-2">
            {t("mend.action")}
          </LinkButton>
        </Notice>
      )}
      <noscript>
        <Notice tone="warn">{t("needsScripts")}</Notice>
      </noscript>
      <QueryProvider>
        <PlaceOrder quote={cart.quote} totalAmount={cart.totalAmount} currency={cart.currency} isReady={ready} />
      </QueryProvider>
    </>
  );
}

function ContactSummary({ checkout: { email, phone }, then }: { checkout: Checkout; then: CheckoutStep }) {
  if (!email) return null;
  return (
    <StepSummary step="contact" editHref={paths.checkout("contact", then)}>
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

function AddressSummary({ checkout: { address }, editHref }: { checkout: Checkout; editHref: string }) {
  if (!address) return null;
  return (
    <StepSummary step="address" editHref={editHref}>
      <AddressText address={address} />
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
