import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { roleWords } from "~/features/shell/viewer.ts";
import { identity } from "~/gateway/services.ts";
import { currentViewer } from "~/gateway/session.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { leaveEverywhere } from "./actions.ts";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

export default async function AccountPage() {
  const viewer = await currentViewer();
  if (!viewer || viewer.guest) redirect(paths.login(paths.account));
  const { customer, seller, admin } = await identity();
  const ask = { user: customer, seller, admin }[viewer.role];
  const { name, email, phone, role } = await ask.account.get.query();
  const facts = [
    ["Name", name],
    ["Email", email],
    ["Phone", phone ?? "Not given"],
    ["Account", roleWords[role]],
  ] as const;
  return (
    <div className="shell grid max-w-2xl gap-8 py-7">
      <h1 className="signage text-3xl">Your account</h1>
      <dl className="grid gap-3 rounded-control border border-line bg-surface p-5 sm:grid-cols-[8rem_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="grid sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-ink-2">{label}</dt>
            <dd className="font-semibold wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {role === "user" && (
        <p>
          <LinkButton href={paths.orders()}>Your orders</LinkButton>
        </p>
      )}
      <section aria-labelledby="everywhere" className="grid justify-items-start gap-3">
        <h2 id="everywhere" className="signage text-xl">
          Signed in elsewhere?
        </h2>
        <p className="measure text-ink-2">
          Ends every session of this account, on this device too, within ten seconds.
        </p>
        <form action={leaveEverywhere}>
          <SubmitButton look="danger" busyText="Signing out …">
            Sign out everywhere
          </SubmitButton>
        </form>
      </section>
    </div>
  );
}
