import { Trash2 } from "lucide-react";
import { Button } from "~/ui/button.tsx";
import { TextField } from "~/ui/field.tsx";
import { changed, newKey, without } from "./form-part.ts";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";
import { IconButton } from "./icon-button.tsx";

/** Short facts in two columns: "Material: stoneware". */
export function FactsSection({ draft: { facts }, errors, change }: FormPart) {
  return (
    <FormSection
      id="facts"
      title="Facts"
      hint="Material, size, care: what people compare. Rows left empty are not saved."
      error={errors["facts"]}
    >
      {facts.map(({ key, label, value }, index) => (
        <fieldset key={key} aria-label={`Fact ${index + 1}`} className="flex flex-wrap items-start gap-3">
          <TextField
            name={`facts.${index}.label`}
            label="About"
            value={label}
            onChange={(event) => change({ facts: changed(facts, key, { label: event.target.value }) })}
            error={errors[`facts.${index}.label`]}
            autoComplete="off"
            className="min-w-0 flex-[1_1_8rem]"
          />
          <TextField
            name={`facts.${index}.value`}
            label="Fact"
            value={value}
            onChange={(event) => change({ facts: changed(facts, key, { value: event.target.value }) })}
            error={errors[`facts.${index}.value`]}
            autoComplete="off"
            className="min-w-0 flex-[2_1_14rem]"
          />
          <IconButton
            label={`Remove fact ${index + 1}${label && `: ${label}`}`}
            className="mt-7"
            onClick={() => change({ facts: without(facts, key) })}
          >
            <Trash2 aria-hidden="true" size={18} />
          </IconButton>
        </fieldset>
      ))}
      <div>
        <Button look="secondary" onClick={() => change({ facts: [...facts, { key: newKey(), label: "", value: "" }] })}>
          Add a fact
        </Button>
      </div>
    </FormSection>
  );
}
