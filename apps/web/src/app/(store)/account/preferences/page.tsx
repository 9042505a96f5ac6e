import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { savePreferences } from "~/app/(store)/account/actions.ts";
import { askOwn } from "~/app/(store)/account/own-account.ts";
import { chooseTheme } from "~/app/actions.ts";
import { MailChoices } from "~/features/account/mail-choices.tsx";
import { ThemeSwitch } from "~/features/shell/theme-switch.tsx";
import { paths } from "~/paths.ts";
import { Notice } from "~/ui/notice.tsx";
import { Panel } from "~/ui/panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountPage.preferences");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function PreferencesPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { role, preferences } = await askOwn(paths.accountPreferences, (own) => own.account.get.query());
  const t = await getTranslations("accountPage.preferences");
  return (
    <>
      <h1 className="signage text-3xl">{t("title")}</h1>
      {done === "saved" && (
        <Notice tone="success" announce>
          {t("saved")}
        </Notice>
      )}
      <Panel title={t("emails")}>
        <MailChoices role={role} wanted={preferences.emailTopics} save={savePreferences} />
      </Panel>
      <Panel title={t("theme")}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-2">{t("themeText")}</p>
          <ThemeSwitch choose={chooseTheme} />
        </div>
      </Panel>
    </>
  );
}
