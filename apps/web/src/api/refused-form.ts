import "server-only";
import { getTranslations } from "next-intl/server";
import type { FieldFault } from "@stallhouse/contracts/forms/fault";
import { inFields, sayFaults } from "~/ui/faults.ts";
import type { FormRules, JudgedForm, Values } from "~/ui/faults.ts";
import type { FormState } from "~/ui/outcome.ts";
import { errorText, refusedWith } from "./error-text.ts";
import { isHidden } from "./form-text.ts";

/** What a form shows again after a "no": a sentence at each field that it is about, or one for the whole form. */
export async function refusedForm(cause: unknown, form: FormRules, typed: Values): Promise<FormState> {
  const { reason = "", faults = [] } = refusedWith(cause) ?? {};
  const named = inFields(form, faults);
  if (named.length > 0) return await wrong(form, named, typed);
  const sentence = errorText(await getTranslations("refusals"), cause);
  const field = form.at?.[reason];
  return field
    ? { faults: { [field]: sentence }, values: shownAgain(form, typed) }
    : { fault: sentence, faults: {}, values: shownAgain(form, typed) };
}

/** For forms whose fields have to be read before a service can be asked; undefined when nothing is wrong. */
export async function faultyForm(form: JudgedForm, typed: Values): Promise<FormState | undefined> {
  const faults = await form.judge(typed);
  return faults.length > 0 ? await wrong(form, faults, typed) : undefined;
}

async function wrong(form: FormRules, faults: readonly FieldFault[], typed: Values): Promise<FormState> {
  const [general, own] = await Promise.all([getTranslations("faults"), getTranslations(form.words)]);
  return { faults: sayFaults({ general, own }, faults), values: shownAgain(form, typed) };
}

function shownAgain({ fields }: FormRules, typed: Values): FormState["values"] {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) =>
      text === undefined || isHidden(fields[name]) ? [] : [[name, text]],
    ),
  );
}
