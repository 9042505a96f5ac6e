import { getTranslations } from "next-intl/server";
import { removeAddress, setDefaultAddress } from "~/app/(store)/account/addresses/actions.ts";
import { saidBy } from "~/features/account/said-by.ts";
import { accountTitle } from "~/features/page/page-titles.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { AddressBook } from "~/features/address/address-book.tsx";
import { ForgetDraft } from "~/features/address/forget-draft.tsx";
import { order } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";

export const generateMetadata = accountTitle("addresses");

/** What a change says that led back here. */
const said = { saved: "saved", removed: "removed", default: "nowDefault" } as const;

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function AddressesPage({ searchParams }: Props) {
  await requireRole("user", paths.accountAddresses);
  const { done } = await searchParams;
  const saved = await (await order()).customer.address.list.query();
  const t = await getTranslations("accountPage.addresses");
  const news = saidBy(said, done);
  const add = <LinkButton href={paths.accountAddress()}>{t("add")}</LinkButton>;
  return (
    <AccountHead title={t("title")} said={news && t(news)}>
      <ForgetDraft of="book" />
      {saved.length === 0 ? (
        <EmptyState title={t("none.title")} action={add}>
          {t("none.text")}
        </EmptyState>
      ) : (
        <>
          <AddressBook saved={saved} remove={removeAddress} setDefault={setDefaultAddress} />
          <p>{add}</p>
        </>
      )}
    </AccountHead>
  );
}
