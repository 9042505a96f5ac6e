import type { Metadata } from "next";
import { savePreferences } from "~/app/(store)/account/actions.ts";
import { askOwn } from "~/app/(store)/account/own-account.ts";
import { chooseTheme } from "~/app/actions.ts";
import { MailChoices } from "~/features/account/mail-choices.tsx";
import { ThemeSwitch } from "~/features/shell/theme-switch.tsx";
import { paths } from "~/paths.ts";
import { Notice } from "~/ui/notice.tsx";
import { Panel } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "Your preferences", robots: { index: false } };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function PreferencesPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { role, preferences } = await askOwn(paths.accountPreferences, (own) => own.account.get.query());
  return (
    <>
      <h1 className="signage text-3xl">Your preferences</h1>
      {done === "saved" && (
        <Notice tone="success" announce>
          Saved. It holds from the next email on.
        </Notice>
      )}
      <Panel title="Emails you want">
        <MailChoices role={role} wanted={preferences.emailTopics} save={savePreferences} />
      </Panel>
      <Panel title="Light or dark">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-2">On this device. It can follow the system.</p>
          <ThemeSwitch choose={chooseTheme} />
        </div>
      </Panel>
    </>
  );
}
