import type { ReactNode } from "react";

type Props<Part extends string> = {
  /** The page's texts. */
  t: (key: "title" | "lead" | `${Part}.title` | `${Part}.text`) => string;
  parts: readonly Part[];
  /** Between the lead and the parts. */
  children?: ReactNode;
};

/** A page to read: what it is about, then part after part. */
export function Prose<Part extends string>({ t, parts, children }: Props<Part>) {
  return (
    <article className="grid gap-6">
      <h1 className="signage text-3xl">{t("title")}</h1>
      <p className="measure text-lg text-ink-2">{t("lead")}</p>
      {children}
      {parts.map((part) => (
        <section key={part} className="grid gap-1">
          <h2 className="text-lg font-bold">{t(`${part}.title`)}</h2>
          <p className="measure text-ink-2">{t(`${part}.text`)}</p>
        </section>
      ))}
    </article>
  );
}
