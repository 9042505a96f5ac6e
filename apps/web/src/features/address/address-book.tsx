import { useTranslations } from "next-intl";
import type { SavedAddress } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { AskFirst } from "~/ui/ask-first.tsx";
import { Badge } from "~/ui/badge.tsx";
import { LinkButton } from "~/ui/button.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { AddressText, useWhere } from "./address-text.tsx";

type Change = (form: FormData) => Promise<void>;
type Props = { saved: readonly SavedAddress[]; remove: Change; setDefault: Change };

/** The addresses a member keeps, the one parcels go to by default first. */
export function AddressBook({ saved, ...changes }: Props) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {saved.map((one) => (
        <Card key={one.addressId} saved={one} {...changes} />
      ))}
    </ul>
  );
}

function Card({ saved, remove, setDefault }: Omit<Props, "saved"> & { saved: SavedAddress }) {
  const { addressId, address, isDefault } = saved;
  const t = useTranslations("address");
  const of = { where: useWhere(address), quiet: onlyVoices };
  return (
    <li className="grid content-between gap-4 rounded-control border border-line bg-surface p-4">
      <div className="grid justify-items-start gap-1">
        {isDefault && <Badge tone="success">{t("default")}</Badge>}
        <AddressText address={address} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <LinkButton href={paths.accountAddress(addressId)} look="secondary" size="sm">
          {t.rich("edit", of)}
        </LinkButton>
        {!isDefault && (
          <form action={setDefault}>
            <input type="hidden" name="addressId" value={addressId} />
            <SubmitButton look="secondary" size="sm" busyText={t("saving")}>
              {t.rich("makeDefault", of)}
            </SubmitButton>
          </form>
        )}
        <AskFirst
          id={`remove-${addressId}`}
          open={t.rich("remove.open", of)}
          title={t("remove.title")}
          action={remove}
          value={{ name: "addressId", is: addressId }}
          words={{ submit: t("remove.submit"), busy: t("remove.busy"), keep: t("remove.keep") }}
        >
          <AddressText address={address} />
          <p className="text-ink-2">{t("remove.text")}</p>
        </AskFirst>
      </div>
    </li>
  );
}
