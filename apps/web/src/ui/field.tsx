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
  /** Looked at and found right: said with a sign beside the label. */
  isRight?: boolean;
  id?: string;
  className?: string;
};

/** A label above its control, with hint and error tied to it for those who cannot see them. */
export function Field({ children, ...field }: FieldProps & { children: (control: Control) => ReactNode }) {
  const { name, label, hint, error, optional, isRight, id = name, className } = field;
  const t = useTranslations("common");
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cx("grid content-start gap-1.5", className)}>
      <div className="flex items-baseline gap-2">
        <label htmlFor={id} className="font-semibold">
          {label}
          {optional && <span className="font-normal text-ink-2"> {t("optional")}</span>}
        </label>
        {isRight && (
          <span aria-hidden="true" className="font-bold text-success">
            ✓
          </span>
        )}
      </div>
      {children({ id, name, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={hintId} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  );
}

/** Below its control: what is wrong, and how to mend it. */
export function FieldError({ id, children }: { id: string | undefined; children: string | undefined }) {
  if (!children) return null;
  return (
    <p id={id} className="text-sm font-semibold text-danger">
      <span aria-hidden="true">▲ </span>
      {children}
    </p>
  );
}

export const controlLook =
  "w-full rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-2 text-base text-ink placeholder:text-ink-2 min-h-11 aria-invalid:border-danger aria-invalid:border-2";

type Named = "id" | "name" | "children";
type TextProps = FieldProps & Omit<ComponentProps<"input">, Named>;

/** What belongs to the label and its texts, and what to the control itself. */
function split<Props extends FieldProps>(props: Props) {
  const { label, hint, error, optional, isRight, name, id, className, ...own } = props;
  return {
    field: { label, hint, error, optional, isRight, name, id, className },
    own: { required: !optional, ...own },
  };
}

export function TextField(props: TextProps) {
  const { field, own } = split(props);
  return <Field {...field}>{(control) => <input className={controlLook} {...control} {...own} />}</Field>;
}

type LineProps = Omit<TextProps, "type" | "dir">;

export function EmailField(props: LineProps) {
  const look = { dir: "ltr", autoCapitalize: "off", spellCheck: false } as const;
  return <TextField type="email" autoComplete="email" {...look} {...props} />;
}

/** Never asked for without saying what it is for. */
export function PhoneField(props: LineProps & { hint: ReactNode }) {
  return <TextField type="tel" dir="ltr" inputMode="tel" autoComplete="tel" optional {...props} />;
}

export function TextAreaField(props: FieldProps & Omit<ComponentProps<"textarea">, Named>) {
  const { field, own } = split(props);
  return <Field {...field}>{(control) => <textarea rows={4} className={controlLook} {...control} {...own} />}</Field>;
}

type Option = { value: string; label: string };
type SelectProps = FieldProps & Omit<ComponentProps<"select">, Named> & { options: readonly Option[] };

export function SelectField({ options, ...props }: SelectProps) {
  const { field, own } = split(props);
  return (
    <Field {...field}>
      {(control) => (
        // A form that was sent is emptied by React, which forgets a choice that became the default meanwhile.
        <select key={String(own.defaultValue)} className={controlLook} {...control} {...own}>
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

type CheckProps = { name: string; label: ReactNode; hint?: ReactNode; isOn?: boolean };

/** A box that is ticked or not, its label beside it. */
export function CheckField({ name, label, hint, isOn }: CheckProps) {
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-x-3">
      <input
        type="checkbox"
        id={name}
        name={name}
        defaultChecked={isOn}
        aria-describedby={hint ? `${name}-hint` : undefined}
        className="mt-0.5 size-5 accent-accent"
      />
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="col-start-2 text-sm text-ink-2">
          {hint}
        </p>
      )}
    </div>
  );
}
