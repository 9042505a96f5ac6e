import { FieldError } from "~/ui/field.tsx";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";
import type { Attribute } from "./product-draft.ts";

/** What customers narrow the lists of the category with: a product that says nothing here is found without them only. */
export function AttributesSection({
  draft,
  errors,
  change,
  attributes,
}: FormPart & { attributes: readonly Attribute[] }) {
  if (attributes.length === 0) return null;
  return (
    <FormSection
      id="attributes"
      title="Found by"
      hint="Customers narrow the lists of this category by these. Tick what fits."
      error={undefined}
    >
      {attributes.map((attribute) => (
        <Choices
          key={attribute.key}
          attribute={attribute}
          chosen={draft.attributes[attribute.key] ?? []}
          error={errors[`attributes.${attribute.key}`]}
          choose={(values) => change({ attributes: { ...draft.attributes, [attribute.key]: values } })}
        />
      ))}
    </FormSection>
  );
}

type ChoicesProps = {
  attribute: Attribute;
  chosen: readonly string[];
  error: string | undefined;
  choose: (values: string[]) => void;
};

function Choices({ attribute: { key, label, values }, chosen, error, choose }: ChoicesProps) {
  const id = `attributes.${key}`;
  return (
    <fieldset id={id} tabIndex={-1} data-invalid={error ? true : undefined} aria-describedby={error && `${id}-error`}>
      <legend className="mb-1.5 font-semibold">
        {label} <span className="font-normal text-ink-2">(optional)</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {values.map((value) => (
          <label
            key={value}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-control border-[1.5px] border-line-strong bg-surface px-3 has-checked:border-2 has-checked:border-ink has-checked:bg-accent-soft"
          >
            <input
              type="checkbox"
              name={id}
              value={value}
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                choose(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
              className="size-4 accent-accent"
            />
            {value}
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}
