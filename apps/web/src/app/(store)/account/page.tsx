import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { identity } from "~/gateway/services.ts";
import { currentViewer } from "~/gateway/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { leaveEverywhere } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.yours");
  return { title: t("title"), robots: { index: false } };
}

export default async function AccountPage() {
  const viewer = await currentViewer();
  if (!viewer || viewer.guest) redirect(await inLanguage(paths.login(await inLanguage(paths.account))));
  const t = await getTranslations("account.yours");
  const { customer, seller, admin } = await identity();
  const ask = { user: customer, seller, admin }[viewer.role];
  const { name, email, phone, role } = await ask.account.get.query();
  const facts = [
    [t("name"), name],
    [t("email"), email],
    [t("phone"), phone ? <bdi key="phone">{phone}</bdi> : t("noPhone")],
    [t("account"), t("role", { role })],
  ] as const;
  return (
    <div className="shell grid max-w-2xl gap-8 py-7">
      <h1 className="signage text-3xl">{t("title")}</h1>
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
          <LinkButton href={paths.orders()}>{t("orders")}</LinkButton>
        </p>
      )}
      <section aria-labelledby="everywhere" className="grid justify-items-start gap-3">
        <h2 id="everywhere" className="signage text-xl">
          {t("elsewhere")}
        </h2>
        <p className="measure text-ink-2">{t("elsewhereText")}</p>
        <form action={leaveEverywhere}>
          <SubmitButton look="danger" busyText={t("signingOut")}>
            {t("signOut")}
          </SubmitButton>
        </form>
      </section>
    </div>
  );
}
