import type { ReactNode } from "react";

type Props = {
  title: string;
  lead: string;
  /** Heading and text. */
  sections: readonly (readonly [string, string])[];
  /** Between the lead and the sections. */
  children?: ReactNode;
};

/** A page to read: what it is about, then part after part. */
export function Prose({ title, lead, sections, children }: Props) {
  return (
    <article className="grid gap-6">
      <h1 className="signage text-3xl">{title}</h1>
      <p className="measure text-lg text-ink-2">{lead}</p>
      {children}
      {sections.map(([heading, text]) => (
        <section key={heading} className="grid gap-1">
          <h2 className="text-lg font-bold">{heading}</h2>
          <p className="measure text-ink-2">{text}</p>
        </section>
      ))}
    </article>
  );
}
