import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names.ts";

type Control = { id: string; name: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string;
  optional?: boolean;
  id?: string;
  className?: string;
};

/** A label above its control, with hint and error tied to it for those who cannot see them. */
export function Field({ children, ...field }: FieldProps & { children: (control: Control) => ReactNode }) {
  const { name, label, hint, error, optional, id = name, className } = field;
  const t = useTranslations("common");
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cx("grid content-start gap-1.5", className)}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && <span className="font-normal text-ink-2"> {t("optional")}</span>}
      </label>
      {children({ id, name, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={hintId} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="text-sm font-semibold text-danger">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
    </div>
  );
}

export const controlLook =
  "w-full rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-2 text-base text-ink placeholder:text-ink-2 min-h-11 aria-invalid:border-danger aria-invalid:border-2";

type Named = "id" | "name" | "children";

export function TextField({
  label,
  hint,
  error,
  optional,
  name,
  id,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<"input">, Named>) {
  return (
    <Field {...{ label, hint, error, optional, name, id, className }}>
      {(control) => <input className={controlLook} required={!optional} {...control} {...rest} />}
    </Field>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  optional,
  name,
  id,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<"textarea">, Named>) {
  return (
    <Field {...{ label, hint, error, optional, name, id, className }}>
      {(control) => <textarea rows={4} className={controlLook} required={!optional} {...control} {...rest} />}
    </Field>
  );
}

type Option = { value: string; label: string };
type SelectProps = FieldProps & Omit<ComponentProps<"select">, Named> & { options: readonly Option[] };

export function SelectField({ label, hint, error, optional, name, id, className, options, ...rest }: SelectProps) {
  return (
    <Field {...{ label, hint, error, optional, name, id, className }}>
      {(control) => (
        <select className={controlLook} required={!optional} {...control} {...rest}>
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
