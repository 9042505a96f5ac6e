import { faultsOf } from "@stallhouse/contracts/forms/check";
import type { Fields } from "@stallhouse/contracts/forms/fields";
import type { FormRules, FormWords, JudgedForm } from "./faults.ts";

type More = Partial<Pick<JudgedForm, "judge"> & Pick<FormRules, "at">>;

/** A form that is judged in the browser too: field by field, or by `judge` where more is asked than of each alone. */
export function judged<Given extends Fields>(words: FormWords, fields: Given, { judge, at }: More = {}) {
  return {
    words,
    fields,
    judge: judge ?? ((values) => faultsOf(fields, values)),
    ...(at && { at }),
  } satisfies JudgedForm;
}
