import type { Metadata } from "next";
import { askOwn } from "~/app/(store)/account/own-account.ts";
import { roleWords } from "~/features/shell/viewer.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

export default async function AccountPage() {
  const account = await askOwn(paths.account, (own) => own.account.get.query());
  const { name, email, phone, role, isEmailVerified } = account;
  const facts = [
    ["Name", name],
    ["Email", email],
    ["Phone", phone ?? "Not given"],
    ["Account", roleWords[role]],
  ] as const;
  return (
    <>
      <h1 className="signage text-3xl">Your account</h1>
      <dl className="grid gap-3 rounded-control border border-line bg-surface p-5 sm:grid-cols-[8rem_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="grid sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-ink-2">{label}</dt>
            <dd className="font-semibold wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {!isEmailVerified && (
        <p>
          Your address is not confirmed yet. <TextLink href={paths.accountProfile}>Confirm it</TextLink>
        </p>
      )}
      {role === "user" && (
        <p>
          <LinkButton href={paths.orders()}>Your orders</LinkButton>
        </p>
      )}
    </>
  );
}
