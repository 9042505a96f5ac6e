/** What became of a form that was sent: a sentence to show beside it, or one to say in passing. */
export type Outcome = { error?: string; done?: string };

/** A form's work on the server. */
export type FormAction = (form: FormData) => Promise<Outcome>;
