import { useId } from "react";
import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

type Props = { title: string; children: ReactNode; aside?: ReactNode; className?: string };

/** A part of a page with a heading of its own. */
export function Panel({ title, children, aside, className }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(
        "grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 rounded-control border border-line bg-surface p-4 sm:p-5",
        className,
      )}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="signage text-xl">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The top of a portal page: what it is about, and what can be done with it. */
export function PageHead({ title, children, aside }: { title: ReactNode; children?: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid gap-1">
        <h1 className="signage text-2xl">{title}</h1>
        {children && <div className="text-ink-2">{children}</div>}
      </div>
      {aside && <div className="flex flex-wrap items-center gap-2">{aside}</div>}
    </div>
  );
}
