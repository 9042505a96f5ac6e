import { getTranslations } from "next-intl/server";
import { sendVerification } from "~/app/(quiet)/link-actions.ts";
import { saveProfile } from "~/app/(store)/account/actions.ts";
import { askOwn } from "~/features/account/own-account.ts";
import { accountTitle } from "~/features/page/page-titles.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { ProfileForm } from "~/features/account/profile-form.tsx";
import { SendLink } from "~/features/account/verify-form.tsx";
import { paths } from "~/paths.ts";
import { Panel } from "~/ui/panel.tsx";

export const generateMetadata = accountTitle("profile");

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function ProfilePage({ searchParams }: Props) {
  const { done } = await searchParams;
  const account = await askOwn(paths.accountProfile, (own) => own.account.get.query());
  const { name, phone, email, isEmailVerified } = account;
  const t = await getTranslations("accountPage.profile");
  return (
    <>
      <AccountHead title={t("title")} said={done === "saved" && t("saved")} />
      <ProfileForm key={`${name} ${phone}`} save={saveProfile} name={name} phone={phone ?? ""} />
      <Panel title={t("email")}>
        <p>
          <bdi className="font-semibold wrap-anywhere">{email}</bdi>
          <span className="text-ink-2"> · {t(isEmailVerified ? "confirmed" : "unconfirmed")}</span>
        </p>
        {!isEmailVerified && (
          <>
            <p className="measure text-ink-2">{t("linkSent")}</p>
            <SendLink send={sendVerification} />
          </>
        )}
      </Panel>
    </>
  );
}
