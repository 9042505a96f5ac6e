"use client";

import { mostOf } from "@stallhouse/contracts/forms/product";
import { Palette, Trash2, X } from "lucide-react";
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { Button } from "~/ui/button.tsx";
import { TextField } from "~/ui/field.tsx";
import { changed, newKey, without } from "./form-part.ts";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";
import { IconButton } from "./icon-button.tsx";
import type { OptionDraft, ValueDraft } from "./product-draft.ts";
import { rearrange } from "./variant-matrix.ts";

/** What can be chosen. Every value that is added brings its variants along. */
export function OptionsSection({ draft, errors, change }: FormPart) {
  const { options } = draft;
  // Pictures of a value that is gone show the product as a whole again.
  const set = (next: OptionDraft[]) => {
    const keys = new Set(next.flatMap(({ values }) => values.map(({ key }) => key)));
    change({
      options: next,
      variants: rearrange(next, draft.variants),
      pictures: draft.pictures.map((picture) => (keys.has(picture.valueKey) ? picture : { ...picture, valueKey: "" })),
    });
  };
  return (
    <FormSection
      id="options"
      title="Options"
      hint="What customers choose between, like a colour or a size. Without options the product is sold as it is."
      error={errors["options"]}
    >
      {options.map((option, index) => (
        <OptionRow
          key={option.key}
          option={option}
          path={`options.${index}`}
          errors={errors}
          onChange={(patch) => set(changed(options, option.key, patch))}
          onRemove={() => set(without(options, option.key))}
        />
      ))}
      {options.length < mostOf.options && (
        <div>
          <Button look="secondary" onClick={() => set([...options, { key: newKey(), name: "", values: [] }])}>
            Add an option
          </Button>
        </div>
      )}
    </FormSection>
  );
}

type RowProps = Pick<FormPart, "errors"> & {
  option: OptionDraft;
  path: string;
  onChange: (patch: Partial<OptionDraft>) => void;
  onRemove: () => void;
};

function OptionRow({ option, path, errors, onChange, onRemove }: RowProps) {
  const { name, values } = option;
  const called = name || "this option";
  return (
    <fieldset aria-label={`Option ${called}`} className="grid gap-3 rounded-control border border-line p-3">
      <div className="flex items-start gap-2">
        <TextField
          name={`${path}.name`}
          label="Option"
          placeholder="Colour"
          value={name}
          onChange={(event) => onChange({ name: event.target.value })}
          error={errors[`${path}.name`]}
          autoComplete="off"
          className="min-w-0 flex-1 sm:max-w-64"
        />
        <IconButton label={`Remove option ${called}`} className="mt-7" onClick={onRemove}>
          <Trash2 aria-hidden="true" size={18} />
        </IconButton>
      </div>
      <ul className="flex flex-wrap gap-2">
        {values.map((value, index) => (
          <li key={value.key}>
            <ValueChip
              value={value}
              name={`${path}.values.${index}.value`}
              error={errors[`${path}.values.${index}.value`]}
              onChange={(patch) => onChange({ values: changed(values, value.key, patch) })}
              onRemove={() => onChange({ values: without(values, value.key) })}
            />
          </li>
        ))}
      </ul>
      <AddValue
        name={`${path}.values`}
        called={called}
        error={errors[`${path}.values`]}
        onAdd={(value) => onChange({ values: [...values, { key: newKey(), value, color: null }] })}
      />
    </fieldset>
  );
}

type ChipProps = {
  value: ValueDraft;
  name: string;
  error: string | undefined;
  onChange: (patch: Partial<ValueDraft>) => void;
  onRemove: () => void;
};

const firstSwatch = "#7a8479";

function ValueChip({ value: { value, color }, name, error, onChange, onRemove }: ChipProps) {
  return (
    <div className="grid gap-1">
      <div className="flex max-w-full flex-wrap items-center rounded-control border-[1.5px] border-line-strong bg-surface pl-1">
        {color === null ? (
          <IconButton label={`Add a swatch to ${value}`} onClick={() => onChange({ color: firstSwatch })}>
            <Palette aria-hidden="true" size={18} />
          </IconButton>
        ) : (
          <input
            type="color"
            aria-label={`Swatch of ${value}`}
            value={color}
            onChange={(event) => onChange({ color: event.target.value })}
            className="mx-1 h-9 w-9 rounded-tile bg-transparent"
          />
        )}
        <input
          id={name}
          name={name}
          aria-label={`Value ${value}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
          value={value}
          onChange={(event) => onChange({ value: event.target.value })}
          autoComplete="off"
          className="w-28 min-w-0 flex-1 bg-transparent py-2 text-base aria-invalid:text-danger"
        />
        {color !== null && (
          <button
            type="button"
            className="min-h-11 px-2 text-ink-2 underline underline-offset-3 hover:text-ink"
            onClick={() => onChange({ color: null })}
          >
            No swatch<span className="sr-only"> for {value}</span>
          </button>
        )}
        <IconButton label={`Remove ${value}`} onClick={onRemove}>
          <X aria-hidden="true" size={18} />
        </IconButton>
      </div>
      {error && (
        <p id={`${name}-error`} className="font-semibold text-danger">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
    </div>
  );
}

type AddProps = { name: string; called: string; error: string | undefined; onAdd: (value: string) => void };

function AddValue({ name, called, error, onAdd }: AddProps) {
  const [typed, setTyped] = useState("");
  const add = () => {
    if (typed.trim() === "") return;
    onAdd(typed.trim());
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    // Enter here means "one more", not "save".
    event.preventDefault();
    add();
  };
  return (
    <div className="flex items-start gap-2">
      <TextField
        name={name}
        label={`New value of ${called}`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        error={error}
        required={false}
        autoComplete="off"
        className="min-w-0 flex-1 sm:max-w-64"
      />
      <Button look="secondary" className="mt-7" onClick={add}>
        Add<span className="sr-only"> value to {called}</span>
      </Button>
    </div>
  );
}
