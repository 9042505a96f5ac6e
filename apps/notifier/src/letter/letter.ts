/** What a mail says, before it is drawn: each of our mails is one of these, as HTML and as plain text. */
export type Letter = {
  /** Name of the mail in the log. */
  template: string;
  subject: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  heading: string;
  paragraphs: readonly string[];
  facts?: readonly Fact[];
  /** One per seller: what comes in one parcel. */
  parcels?: readonly Parcel[];
  totals?: readonly Total[];
  /** The next step, if there is one. */
  action?: { label: string; url: string };
  /** After the button. */
  closing?: readonly string[];
  /** Why this person gets it, and what to quote when they ask. */
  because: string;
  orderNumber?: string;
};

export type Fact = { label: string; value: string };
export type Parcel = { title: string; lines: readonly Line[] };
export type Line = { title: string; label: string; quantity: number; amount?: string };
export type Total = { label: string; amount: string; isFinal?: boolean };
