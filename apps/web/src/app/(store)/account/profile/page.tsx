import type { Metadata } from "next";
import { sendVerification } from "~/app/(quiet)/link-actions.ts";
import { saveProfile } from "~/app/(store)/account/actions.ts";
import { askOwn } from "~/app/(store)/account/own-account.ts";
import { ProfileForm } from "~/features/account/profile-form.tsx";
import { SendLink } from "~/features/account/verify-form.tsx";
import { paths } from "~/paths.ts";
import { Notice } from "~/ui/notice.tsx";
import { Panel } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "Your profile", robots: { index: false } };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function ProfilePage({ searchParams }: Props) {
  const { done } = await searchParams;
  const account = await askOwn(paths.accountProfile, (own) => own.account.get.query());
  const { name, phone, email, isEmailVerified } = account;
  return (
    <>
      <h1 className="signage text-3xl">Your profile</h1>
      {done === "saved" && (
        <Notice tone="success" announce>
          Saved.
        </Notice>
      )}
      <ProfileForm key={`${name} ${phone}`} save={saveProfile} name={name} phone={phone ?? ""} />
      <Panel title="Email address">
        <p>
          <span className="font-semibold wrap-anywhere">{email}</span>
          <span className="text-ink-2">{isEmailVerified ? " · confirmed" : " · not confirmed yet"}</span>
        </p>
        {!isEmailVerified && (
          <>
            <p className="measure text-ink-2">
              We sent a link there when the account was made. Follow it, and we know that our letters reach you.
            </p>
            <SendLink send={sendVerification} />
          </>
        )}
      </Panel>
    </>
  );
}
