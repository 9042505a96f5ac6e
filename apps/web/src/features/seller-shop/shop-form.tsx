"use client";

import { FieldForm, modestButton, useFieldForm } from "~/ui/field-form.tsx";
import { SelectField, TextAreaField, TextField } from "~/ui/field.tsx";
import { Notice } from "~/ui/notice.tsx";
import { Panel } from "~/ui/panel.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState, SendForm } from "~/ui/outcome.ts";
import { shopRules } from "./shop-form-input.ts";

type Props = {
  values: FormState["values"];
  countries: readonly { value: string; label: string }[];
  save: SendForm;
};

/** What customers read of the shop. Works before its scripts have come. */
export function ShopForm({ values: saved, countries, save }: Props) {
  const form = useFieldForm(save, { start: { ...emptyForm, values: saved }, rules: shopRules });
  const { field, state } = form;
  return (
    <FieldForm form={form} submit="Save shop profile" busyText="Saving …" className="grid gap-5" button={modestButton}>
      {state.is === "done" && (
        <Notice tone="success" announce>
          Saved. Customers read it within a moment.
        </Notice>
      )}
      <Panel title="About the shop">
        <TextAreaField {...field("story")} label="What you make, and how" rows={8} optional />
      </Panel>
      <Panel title="Parcels">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField {...field("place")} label="Parcels leave from" hint="The town, as customers know it." />
          <SelectField key={state.values["country"]} {...field("country")} label="Country" options={countries} />
        </div>
        <p className="measure text-ink-2">
          Working days from the order until the parcel leaves. The delivery dates that customers are promised count from
          here.
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField {...field("dispatchMin")} label="At the earliest" hint="0 is the same day." inputMode="numeric" />
          <TextField {...field("dispatchMax")} label="At the latest" inputMode="numeric" />
        </div>
        <TextAreaField
          {...field("shipping")}
          label="How you send"
          hint="On which days, how it is packed, what happens when something breaks."
          optional
        />
      </Panel>
      <Panel title="Returns">
        <TextField
          {...field("returnDays")}
          label="Days to send something back"
          hint="Counted from delivery. Buyers have 14 in any case."
          inputMode="numeric"
          className="sm:max-w-80"
        />
        <TextAreaField
          {...field("returns")}
          label="How it works"
          hint="Who pays the postage, and what is left out."
          optional
        />
      </Panel>
    </FieldForm>
  );
}
