import type { SellerOrderView } from "~/api/portal-shapes.ts";
import { countryName } from "~/i18n/formats.ts";

/** Where the parcel goes, as it stands on the label. Kept only while there is something to deliver. */
export function Recipient({ order: { address, recipient } }: { order: SellerOrderView }) {
  if (!address) {
    return (
      <p>
        {recipient.name}, {recipient.city}
        <span className="block text-ink-2">The full address is shown from payment to delivery only.</span>
      </p>
    );
  }
  const { name, line1, line2, postalCode, city, country } = address;
  return (
    <address className="text-base not-italic">
      {[name, line1, line2, `${postalCode} ${city}`, countryName(country, "en")].map(
        (line) =>
          line && (
            <span key={line} className="block">
              {line}
            </span>
          ),
      )}
    </address>
  );
}
