import { Button } from "./button.tsx";
import { SelectField, TextField } from "./field.tsx";
import { TextLink } from "./link.tsx";

type Choice = {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
};

type Props = {
  /** Where the list is; the form is a plain GET, so that what was searched is in the address. */
  action: string;
  label: string;
  query: string | undefined;
  choices?: readonly Choice[];
  /** Kept as they are: the tab, for one. */
  keep?: Readonly<Record<string, string | undefined>>;
  clearHref: string;
};

/** Search and filters above a list. */
export function ListSearch({ action, label, query, choices = [], keep = {}, clearHref }: Props) {
  const isFiltered = query !== undefined || choices.some(({ value }) => value !== undefined);
  return (
    <search>
      {/* The key: what is typed follows the address when Back changes it. */}
      <form
        key={JSON.stringify([query, choices.map(({ value }) => value)])}
        action={action}
        className="flex flex-wrap items-end gap-3"
      >
        {Object.entries(keep).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <TextField
          name="q"
          type="search"
          label={label}
          defaultValue={query}
          maxLength={100}
          required={false}
          autoComplete="off"
          className="w-full sm:w-72"
        />
        {choices.map(({ name, label: text, value, options }) => (
          <SelectField
            key={name}
            name={name}
            label={text}
            defaultValue={value ?? ""}
            required={false}
            options={[{ value: "", label: "All" }, ...options]}
            className="w-full sm:w-44"
          />
        ))}
        <Button type="submit" look="secondary">
          Search
        </Button>
        {isFiltered && (
          <TextLink href={clearHref} className="inline-flex min-h-11 items-center px-2">
            Clear
          </TextLink>
        )}
      </form>
    </search>
  );
}
