import { getLocale, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { saveAddress } from "~/app/(store)/account/addresses/actions.ts";
import { countryOptions, guessCountry } from "~/features/address/countries.ts";
import { accountTitle } from "~/features/page/page-titles.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { AddressForm } from "~/features/address/address-form.tsx";
import { startValues } from "~/features/address/start-values.ts";
import { order } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export const generateMetadata = accountTitle("address");

type Props = { params: Promise<{ addressId: string }> };

/** One address of the book, or under `new` one that is not in it yet. */
export default async function AddressPage({ params }: Props) {
  const { addressId } = await params;
  const { name } = await requireRole("user", paths.accountAddress(addressId));
  const isNew = addressId === "new";
  const saved = isNew ? [] : await (await order()).customer.address.list.query();
  const known = saved.find((one) => one.addressId === addressId);
  if (!isNew && !known) notFound();
  const country = guessCountry((await headers()).get("accept-language"));
  const t = await getTranslations("accountPage.address");
  return (
    <AccountHead title={t(isNew ? "addTitle" : "title")}>
      <TextsFor parts={["account", "address", "faults"]}>
        <AddressForm
          save={saveAddress.bind(null, known?.addressId)}
          start={startValues(known?.address ?? { name, country })}
          countries={countryOptions(await getLocale())}
          submit={t("save")}
          draft={`book ${addressId}`}
          asks={{ phone: true }}
        />
      </TextsFor>
      <p>
        <TextLink href={paths.accountAddresses}>{t("back")}</TextLink>
      </p>
    </AccountHead>
  );
}
