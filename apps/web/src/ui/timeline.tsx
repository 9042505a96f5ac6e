import type { ReactNode } from "react";
import { Time } from "./time.tsx";

export type Moment = { title: string; at: string; by?: string; note?: string | null };

/** What happened, in the order it happened. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className="grid">
      {moments.map(({ title, at, by, note }, index) => (
        <li key={`${at} ${title} ${index}`} className="grid grid-cols-[0.75rem_1fr] gap-x-3 pb-4 last:pb-0">
          <span aria-hidden="true" className="grid grid-rows-[auto_1fr] justify-items-center">
            <span className="mt-1.5 size-2.5 rounded-full bg-accent" />
            {index < moments.length - 1 && <span className="mt-1 -mb-4 w-0.5 bg-line-strong" />}
          </span>
          <div>
            <p className="font-semibold">{title}</p>
            <p className="text-ink-2">
              <Time iso={at} show="absolute" />
              {by && ` · ${by}`}
            </p>
            {note && <p>{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Names and values, in two columns where there is room. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(5.5rem,max-content)_1fr]">
      {facts.map(({ label, value }) => (
        <div key={label} className="grid sm:col-span-2 sm:grid-cols-subgrid">
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
