"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { FieldForm, useFieldForm } from "~/ui/field-form.tsx";
import type { FieldForm as Held } from "~/ui/field-form.tsx";
import { FieldError, TextAreaField, TextField } from "~/ui/field.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState, SendForm } from "~/ui/outcome.ts";
import { reviewRules } from "./review-rules.ts";

type Props = { save: SendForm; start: FormState["values"] };

/** Stars, a line and some sentences: what others want to know of a thing somebody has. */
export function ReviewForm({ save, start }: Props) {
  const t = useTranslations("review");
  const form = useFieldForm(save, {
    start: { ...emptyForm, values: start },
    rules: reviewRules,
  });
  return (
    <FieldForm form={form} submit={t("save")} busyText={t("saving")} button={{ className: "justify-self-start" }}>
      <Stars {...form.field("stars")} />
      <TextField {...form.field("title")} label={t("fields.title")} hint={t("fields.titleHint")} />
      <TextAreaField {...form.field("body")} label={t("fields.body")} hint={t("fields.bodyHint")} rows={6} />
    </FieldForm>
  );
}

const stars = ["1", "2", "3", "4", "5"] as const;

function Stars({ name, defaultValue, error, onChange }: ReturnType<Held["field"]>) {
  const t = useTranslations("review.fields");
  const errorId = `${name}-error`;
  return (
    <fieldset id={name} aria-describedby={error ? errorId : undefined} className="grid gap-1.5">
      <legend className="mb-1.5 font-semibold">{t("stars")}</legend>
      {/* A form that was sent is emptied by React: the choice comes back with what the server answered. */}
      <div key={defaultValue} className="flex flex-wrap gap-2">
        {stars.map((count) => (
          <label
            key={count}
            className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 font-semibold has-checked:border-2 has-checked:border-ink has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={count}
              defaultChecked={count === defaultValue}
              onChange={onChange}
              className="size-4 accent-accent"
            />
            <span className="sr-only">{t("star", { count: Number(count) })}</span>
            <span aria-hidden="true" className="inline-flex items-center gap-1">
              {count}
              <Star size={16} className="fill-current text-star" />
            </span>
          </label>
        ))}
      </div>
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  );
}
