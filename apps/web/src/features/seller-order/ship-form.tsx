import { parcelForm } from "@stallhouse/contracts/forms/orders";
import type { SellerOrderView } from "~/api/portal-shapes.ts";
import { ActionForm } from "~/ui/action-form.tsx";
import { controlLook, TextField } from "~/ui/field.tsx";
import type { FormAction } from "~/ui/outcome.ts";
import { leftOf, quantityField } from "./parcel-input.ts";

const carriers = ["DHL", "DPD", "GLS", "UPS", "FedEx", "CTT", "PostNord", "An Post", "Royal Mail"];

/** One parcel: everything that is left, or a part of it. */
export function ShipForm({ order, ship }: { order: SellerOrderView; ship: FormAction }) {
  const open = order.lines.filter((line) => leftOf(line) > 0);
  return (
    <ActionForm
      // A new form for the next parcel: nothing of the last one's label stays in it.
      key={order.shipments.length}
      action={ship}
      submit="Ship this parcel"
      busyText="Shipping …"
    >
      <div className="grid w-full gap-4 sm:grid-cols-2">
        <TextField
          name="carrier"
          label="Carrier"
          list="carriers"
          maxLength={parcelForm.carrier.max}
          autoComplete="off"
        />
        <TextField
          name="trackingNumber"
          label="Tracking number"
          maxLength={parcelForm.trackingNumber.max}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </div>
      <datalist id="carriers">
        {carriers.map((carrier) => (
          <option key={carrier} value={carrier}>
            {carrier}
          </option>
        ))}
      </datalist>
      <fieldset className="grid w-full gap-2">
        <legend className="mb-2 font-semibold">In this parcel</legend>
        {open.map((line) => {
          const name = quantityField(line.orderLineId);
          return (
            <div key={line.orderLineId} className="flex items-center gap-3">
              <input
                id={name}
                name={name}
                type="number"
                inputMode="numeric"
                min={0}
                max={leftOf(line)}
                required
                defaultValue={leftOf(line)}
                className={`${controlLook} w-20! text-right`}
              />
              <label htmlFor={name}>
                of {leftOf(line)} × <span className="font-semibold">{line.title}</span>
                {line.label && `, ${line.label}`}
              </label>
            </div>
          );
        })}
      </fieldset>
      <p className="text-ink-2">The customer gets a mail with the tracking number. This can’t be undone.</p>
    </ActionForm>
  );
}
