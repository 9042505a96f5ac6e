import { getTranslations } from "next-intl/server";
import { savePreferences } from "~/app/(store)/account/actions.ts";
import { askOwn } from "~/features/account/own-account.ts";
import { chooseLanguage, chooseTheme } from "~/app/actions.ts";
import { accountTitle } from "~/features/page/page-titles.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { MailChoices } from "~/features/account/mail-choices.tsx";
import { LanguageSwitch } from "~/features/shell/language-switch.tsx";
import { ThemeSwitch } from "~/features/shell/theme-switch.tsx";
import { paths } from "~/paths.ts";
import { Panel } from "~/ui/panel.tsx";

export const generateMetadata = accountTitle("preferences");

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function PreferencesPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { role, preferences } = await askOwn(paths.accountPreferences, (own) => own.account.get.query());
  const t = await getTranslations("accountPage.preferences");
  return (
    <>
      <AccountHead title={t("title")} said={done === "saved" && t("saved")} />
      <Panel title={t("emails")}>
        <MailChoices role={role} wanted={preferences.emailTopics} save={savePreferences} />
      </Panel>
      <Panel title={t("language")}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-2">{t("languageText")}</p>
          <LanguageSwitch label={t("chooseLanguage")} path={paths.accountPreferences} choose={chooseLanguage} />
        </div>
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
