import { useTranslations } from "next-intl";
import type { SavedAddress } from "~/api/shapes.ts";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { AddressText, useWhere } from "./address-text.tsx";

type Props = {
  saved: readonly SavedAddress[];
  take: (form: FormData) => Promise<void>;
  /** The step of the checkout to go to afterwards. */
  then: string;
};

/** The addresses a member keeps, each one press away; below them another one can be written. */
export function SavedAddresses({ saved, take, then }: Props) {
  const t = useTranslations("address");
  if (saved.length === 0) return null;
  return (
    <section aria-labelledby="saved" className="grid gap-3">
      <h2 id="saved" className="font-bold">
        {t("choose")}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {saved.map((one) => (
          <SavedOne key={one.addressId} saved={one} take={take} then={then} />
        ))}
      </ul>
      <h2 className="mt-2 font-bold">{t("another")}</h2>
    </section>
  );
}

function SavedOne({ saved: { addressId, address }, take, then }: { saved: SavedAddress } & Omit<Props, "saved">) {
  const t = useTranslations("address");
  const where = useWhere(address);
  return (
    <li className="grid content-between gap-3 rounded-control border border-line bg-surface p-4">
      <AddressText address={address} />
      <form action={take}>
        <input type="hidden" name="addressId" value={addressId} />
        <input type="hidden" name="then" value={then} />
        <SubmitButton look="secondary" size="sm" busyText={t("saving")}>
          {t.rich("sendHere", { where, quiet: onlyVoices })}
        </SubmitButton>
      </form>
    </li>
  );
}
