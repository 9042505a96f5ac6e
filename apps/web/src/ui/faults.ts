import type { FieldFault } from "@stallhouse/contracts/forms/fault";
import type { Fields } from "@stallhouse/contracts/forms/fields";

export type Values = Readonly<Partial<Record<string, string>>>;

/** The parts of the texts that say by `asked` what a form wants in a field, and what is wrong there in words of its own. */
export type FormWords =
  | "account"
  | "account.login"
  | "address"
  | "product.alert"
  | "review"
  | "sellerForms.product"
  | "sellerForms.shop"
  | "track";

/** A form as its service takes it: the rules of its fields, and the words it says what is wrong in. */
export type FormRules = {
  words: FormWords;
  fields: Fields;
  /** The field that a reason to refuse is about, or that has another name at the service. */
  at?: Readonly<Record<string, string>>;
};

/** A form that is looked at before its service is asked, by the same rules. */
export type JudgedForm = FormRules & { judge: (values: Values) => Promise<FieldFault[]> };

/** Any part's translator: which of its keys there are is known by the codes and fields alone. */
type Say = {
  (key: never, values: never): string;
  has: (key: never) => boolean;
};

/** The translators of the part `faults` and of the form's own words. */
export type FaultWords = { general: Say; own: Say };

/** A sentence per field that has to be mended: in the form's own words where it has some. */
export function sayFaults({ general, own }: FaultWords, faults: readonly FieldFault[]): Record<string, string> {
  const first = faults.filter(({ field }, at) => faults.findIndex((other) => other.field === field) === at);
  return Object.fromEntries(
    first.map(({ field, code, limit = 0, count = 0, example = "" }) => {
      const name = field.replaceAll(/\.\d+/g, "");
      const key = (code === "missing" ? `asked.${name}` : `${code}.${name}`) as never;
      const values = { limit, count, example } as never;
      return [field, own.has(key) ? own(key, values) : general(code as never, values)];
    }),
  );
}

/** A service's faults at the form's fields, which it names by their path or otherwise: "address.city", "shippingAmount". */
export function inFields({ fields, at = {} }: FormRules, faults: readonly FieldFault[]): FieldFault[] {
  return faults.flatMap((fault) => {
    const field = at[fault.field] ?? fault.field.slice(fault.field.lastIndexOf(".") + 1);
    return Object.hasOwn(fields, field) ? [{ ...fault, field }] : [];
  });
}
