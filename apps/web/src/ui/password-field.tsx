"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ChangeEventHandler, FocusEventHandler } from "react";
import { Field, controlLook } from "~/ui/field.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";

type Props = {
  name: string;
  label: string;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error?: string | undefined;
  isRight?: boolean;
  maxLength?: number | undefined;
  onBlur?: FocusEventHandler<HTMLInputElement>;
  onChange?: ChangeEventHandler<HTMLInputElement>;
};

/** Hidden until one asks to see it; pasting and password managers are welcome. */
export function PasswordField({ name, label, autoComplete, hint, error, isRight, maxLength, onBlur, onChange }: Props) {
  const t = useTranslations("account.fields");
  const [isShown, setShown] = useState(false);
  return (
    <Field name={name} label={label} hint={hint} error={error} isRight={isRight}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="off"
            spellCheck={false}
            required
            maxLength={maxLength}
            onBlur={onBlur}
            onChange={onChange}
            className={`${controlLook} pe-18`}
          />
          <button
            type="button"
            aria-pressed={isShown}
            onClick={() => setShown((shown) => !shown)}
            className="absolute inset-y-0 end-0 rounded-control px-4 text-sm font-semibold text-accent underline underline-offset-3"
          >
            {t.rich(isShown ? "hidePassword" : "showPassword", {
              quiet: onlyVoices,
            })}
          </button>
        </div>
      )}
    </Field>
  );
}
