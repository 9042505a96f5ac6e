"use client";

import { useTranslations } from "next-intl";
import { sayFaults } from "~/ui/faults.ts";
import type { Values } from "~/ui/faults.ts";
import { useFieldForm } from "~/ui/field-form.tsx";
import type { FormState, SendForm } from "~/ui/outcome.ts";
import type { AccountFaults } from "./account-faults.ts";

type Asked = { start?: FormState; check: (values: Values) => AccountFaults };

/** A form of this folder, which says what is wrong in the words of the account. */
export function useAccountForm(send: SendForm, { start, check }: Asked) {
  const t = useTranslations("account");
  return useFieldForm(send, { ...(start && { start }), judge: (values) => sayFaults(t, check(values)) });
}
