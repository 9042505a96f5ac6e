"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { TextField } from "~/ui/field.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { TrackState } from "./track-state.ts";

type Props = { find: (before: TrackState, form: FormData) => Promise<TrackState> };

/** Two facts that only the customer has together. */
export function TrackForm({ find }: Props) {
  const t = useTranslations("track");
  const [{ fault, faults, values }, submit] = useActionState(find, { faults: {}, values: { number: "", email: "" } });
  return (
    <form action={submit} noValidate className="grid gap-4">
      {fault && (
        <Notice tone="danger" announce>
          {fault}
        </Notice>
      )}
      <TextField
        name="number"
        label={t("number")}
        hint={t("numberHint")}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        defaultValue={values.number}
        error={faults["number"]}
      />
      <TextField
        name="email"
        label={t("email")}
        hint={t("emailHint")}
        type="email"
        dir="ltr"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={254}
        defaultValue={values.email}
        error={faults["email"]}
      />
      <div>
        <SubmitButton size="lg" className="w-full sm:w-auto" busyText={t("looking")}>
          {t("find")}
        </SubmitButton>
      </div>
    </form>
  );
}
