import { SelectField, TextAreaField, TextField } from "~/ui/field.tsx";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";
import type { Attribute } from "./product-draft.ts";

export type CategoryChoice = { slug: string; label: string; hue: number; attributes: readonly Attribute[] };

/** What customers read first. */
export function BasicsSection({
  draft,
  errors,
  change,
  categories,
}: FormPart & { categories: readonly CategoryChoice[] }) {
  const options = categories.map(({ slug, label }) => ({ value: slug, label }));
  return (
    <FormSection id="basics" title="Basics" error={undefined}>
      <TextField
        name="title"
        label="Title"
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
        error={errors["title"]}
        autoComplete="off"
      />
      <TextField
        name="summary"
        label="Summary"
        hint="One sentence, shown under the title."
        value={draft.summary}
        onChange={(event) => change({ summary: event.target.value })}
        error={errors["summary"]}
        autoComplete="off"
      />
      <TextAreaField
        name="description"
        label="Description"
        hint="An empty line starts a new paragraph."
        optional
        rows={7}
        value={draft.description}
        onChange={(event) => change({ description: event.target.value })}
        error={errors["description"]}
      />
      <SelectField
        name="categorySlug"
        label="Category"
        options={[{ value: "", label: "Choose a category" }, ...options]}
        value={draft.categorySlug}
        onChange={(event) => change({ categorySlug: event.target.value })}
        error={errors["categorySlug"]}
      />
    </FormSection>
  );
}
