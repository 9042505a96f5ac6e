import type { Address } from "@stallhouse/contracts/address";
import { useLocale } from "next-intl";
import { countryName } from "~/i18n/formats.ts";

/** An address as it stands on a parcel, each line in its own direction, and the number beside it. */
export function AddressText({ address }: { address: Address }) {
  const { name, line1, line2, postalCode, city, country, phone } = address;
  const where = countryName(country, useLocale());
  const lines = [name, line2 ? `${line1}, ${line2}` : line1, `${postalCode} ${city}`, where, phone];
  return (
    <p className="wrap-anywhere">
      {lines.map(
        (line, at) =>
          line && (
            <span key={`${at} ${line}`} className="block">
              <bdi>{line}</bdi>{" "}
            </span>
          ),
      )}
    </p>
  );
}

/** Where it is in one line, without whose it is. */
export function useWhere({ line1, line2, postalCode, city, country }: Address): string {
  const locale = useLocale();
  return [line1, line2, `${postalCode} ${city}`, countryName(country, locale)].filter(Boolean).join(", ");
}
