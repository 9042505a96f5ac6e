/** What a form of this folder shows again after the server looked at it: never a password. */
export type FormState = {
  fault?: string;
  /** A sentence per field that has to be mended. */
  faults: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
};

export const emptyForm: FormState = { faults: {}, values: {} };
