import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { changePassword, endSession, leaveEverywhere } from "~/app/(store)/account/actions.ts";
import { askOwn } from "~/features/account/own-account.ts";
import { saidBy } from "~/features/account/said-by.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { PasswordForm } from "~/features/account/password-form.tsx";
import { SessionList } from "~/features/account/session-list.tsx";
import { paths } from "~/paths.ts";
import { Panel } from "~/ui/panel.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountPage.security");
  return { title: t("pageTitle"), robots: { index: false } };
}

/** What a change said that led back here. */
const said = { password: "passwordChanged", session: "sessionEnded" } as const;

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function SecurityPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const [{ email }, sessions] = await askOwn(paths.accountSecurity, (own) =>
    Promise.all([own.account.get.query(), own.session.list.query()]),
  );
  const t = await getTranslations("accountPage.security");
  const news = saidBy(said, done);
  return (
    <>
      <AccountHead title={t("title")} said={news && t(news)} />
      <Panel title={t("password")}>
        <PasswordForm
          key={done === "password" ? sessions[0]?.lastUsedAt : "form"}
          change={changePassword}
          email={email}
        />
      </Panel>
      <Panel title={t("sessions")}>
        <SessionList sessions={sessions} end={endSession} />
        <div className="grid justify-items-start gap-3 border-t border-line pt-4">
          <p className="measure text-ink-2">{t("unknown")}</p>
          <form action={leaveEverywhere}>
            <SubmitButton look="danger" busyText={t("signingOut")}>
              {t("signOutEverywhere")}
            </SubmitButton>
          </form>
        </div>
      </Panel>
    </>
  );
}
