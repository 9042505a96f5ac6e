import type { Metadata } from "next";
import { changePassword, endSession, leaveEverywhere } from "~/app/(store)/account/actions.ts";
import { askOwn } from "~/app/(store)/account/own-account.ts";
import { PasswordForm } from "~/features/account/password-form.tsx";
import { SessionList } from "~/features/account/session-list.tsx";
import { paths } from "~/paths.ts";
import { Notice } from "~/ui/notice.tsx";
import { Panel } from "~/ui/panel.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";

export const metadata: Metadata = { title: "Your account’s security", robots: { index: false } };

const said: Readonly<Record<string, string>> = {
  password: "Your password is changed, and every other device is signed out.",
  session: "That device is signed out. A page that is open there may work for up to five minutes more.",
};

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function SecurityPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const [{ email }, sessions] = await askOwn(paths.accountSecurity, (own) =>
    Promise.all([own.account.get.query(), own.session.list.query()]),
  );
  const sentence = typeof done === "string" && Object.hasOwn(said, done) ? said[done] : undefined;
  return (
    <>
      <h1 className="signage text-3xl">Security</h1>
      {sentence && (
        <Notice tone="success" announce>
          {sentence}
        </Notice>
      )}
      <Panel title="Password">
        <PasswordForm
          key={done === "password" ? sessions[0]?.lastUsedAt : "form"}
          change={changePassword}
          email={email}
        />
      </Panel>
      <Panel title="Where you are signed in">
        <SessionList sessions={sessions} end={endSession} />
        <div className="grid justify-items-start gap-3 border-t border-line pt-4">
          <p className="measure text-ink-2">
            Something here you don’t know? End every session of this account, on this device too, within ten seconds.
          </p>
          <form action={leaveEverywhere}>
            <SubmitButton look="danger" busyText="Signing out …">
              Sign out everywhere
            </SubmitButton>
          </form>
        </div>
      </Panel>
    </>
  );
}
