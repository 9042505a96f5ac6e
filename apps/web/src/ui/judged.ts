import type { FieldFault } from "@stallhouse/contracts/forms/fault";
import type { Fields } from "@stallhouse/contracts/forms/fields";
import type { FormRules, FormWords, JudgedForm, Values } from "./faults.ts";

type More = Partial<Pick<JudgedForm, "judge"> & Pick<FormRules, "at">>;

/** A form that is judged in the browser too: field by field, or by `judge` where more is asked than of each alone. */
export function judged<Given extends Fields>(words: FormWords, fields: Given, { judge, at }: More = {}) {
  return {
    words,
    fields,
    judge: judge ?? ((values) => checked(fields, values)),
    ...(at && { at }),
  } satisfies JudgedForm;
}

/** The checks come when the first field is left: no page is longer in coming for them. */
export async function checked(fields: Fields, values: Values): Promise<FieldFault[]> {
  const { faultsOf } = await import("@stallhouse/contracts/forms/check");
  return faultsOf(fields, values);
}
