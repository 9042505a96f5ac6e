import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ownOrder } from "~/features/order/buyer.ts";
import { AddressForm } from "~/features/address/address-form.tsx";
import { startValues } from "~/features/address/start-values.ts";
import { countryName } from "~/i18n/formats.ts";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { changeAddress } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("order.address");
  return { title: t("title"), robots: { index: false } };
}

type Props = { params: Promise<{ orderId: string }> };

/** Where an order goes that waits for its payment: anywhere in the country its delivery was worked out for. */
export default async function OrderAddressPage({ params }: Props) {
  const { orderId } = await params;
  const { view, viewer } = await ownOrder(orderId, paths.orderAddress(orderId));
  const { address, number, canChangeAddress } = view;
  const { country } = address;
  const t = await getTranslations("order.address");
  const say = await getTranslations("refusals");
  return (
    <div className="shell grid max-w-2xl gap-5 py-8">
      <div>
        <h1 className="signage text-3xl">{t("title")}</h1>
        <p className="text-ink-2">{t("of", { number })}</p>
      </div>
      {canChangeAddress ? (
        <TextsFor parts={["address", "faults"]}>
          <AddressForm
            save={changeAddress.bind(null, orderId)}
            start={startValues(address)}
            countries={[{ value: country, label: countryName(country, await getLocale()) }]}
            countryHint={t("countryHint")}
            submit={t("submit")}
            draft={`order ${orderId}`}
            asks={{ phone: !viewer.guest || address.phone !== undefined }}
          />
        </TextsFor>
      ) : (
        <Notice>{say("ADDRESS_FIXED")}</Notice>
      )}
      <p>
        <TextLink href={paths.order(orderId)} className="inline-flex min-h-11 items-center">
          {t("back")}
        </TextLink>
      </p>
    </div>
  );
}
