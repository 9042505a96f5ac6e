import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askOwn } from "~/app/(store)/account/own-account.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountPage.overview");
  return { title: t("title"), robots: { index: false } };
}

export default async function AccountPage() {
  const account = await askOwn(paths.account, (own) => own.account.get.query());
  const { name, email, phone, role, isEmailVerified } = account;
  const t = await getTranslations("accountPage.overview");
  const facts = [
    [t("name"), name],
    [t("email"), email],
    [t("phone"), phone ? <bdi key="phone">{phone}</bdi> : t("noPhone")],
    [t("account"), t("role", { role })],
  ] as const;
  return (
    <>
      <h1 className="signage text-3xl">{t("title")}</h1>
      <dl className="grid gap-3 rounded-control border border-line bg-surface p-5 sm:grid-cols-[8rem_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="grid sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-ink-2">{label}</dt>
            <dd className="font-semibold wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {!isEmailVerified && (
        <p>{t.rich("unconfirmed", { link: (text) => <TextLink href={paths.accountProfile}>{text}</TextLink> })}</p>
      )}
      {role === "user" && (
        <p>
          <LinkButton href={paths.orders()}>{t("orders")}</LinkButton>
        </p>
      )}
    </>
  );
}
