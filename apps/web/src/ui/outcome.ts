/** What became of a form that was sent: a sentence to show beside it, or one to say in passing. */
export type Outcome = { error?: string; done?: string };

/** A form's work on the server. */
export type FormAction = (form: FormData) => Promise<Outcome>;

/** What a form with fields shows again after the server looked at it: never a password. */
export type FormState = {
  fault?: string | undefined;
  /** A sentence per field that has to be mended. */
  faults: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  /** How it went, where the form gives way to something else. */
  is?: "sent" | "done" | "expired" | "taken";
  at?: number;
};

export const emptyForm: FormState = { faults: {}, values: {} };

export type SendForm = (before: FormState, form: FormData) => Promise<FormState>;
