import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { registerSeller } from "~/app/(quiet)/actions.ts";
import { countryOptions } from "~/features/address/countries.ts";
import { RegisterSellerForm } from "~/features/account/register-form.tsx";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("openStall") };
}

export default function RegisterSellerPage() {
  const t = useTranslations("account");
  return (
    <div className="shell grid max-w-xl gap-6 py-8">
      <div>
        <h1 className="signage text-3xl">{t("openStall")}</h1>
        <p className="mt-2 text-ink-2">{t("sell.intro")}</p>
      </div>
      <RegisterSellerForm register={registerSeller} countries={countryOptions(useLocale())} />
      <p>
        {t.rich("sell.known", { link: (text) => <TextLink href={paths.login(paths.sellerHome)}>{text}</TextLink> })}
      </p>
    </div>
  );
}
