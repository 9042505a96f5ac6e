"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

type Props = { fault?: string | undefined; faults: Readonly<Record<string, string>> };

/** At the top of a form: what went wrong, with links to the fields when there are several. The first one gets the focus. */
export function FaultSummary({ fault, faults }: Props) {
  const t = useTranslations("common");
  const names = Object.keys(faults);
  const first = names[0];
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const form = document.activeElement?.closest("form");
    // Only after sending: a fault found on leaving a field must not pull the focus back.
    const wasSent =
      document.activeElement?.getAttribute("type") === "submit" || document.activeElement === document.body;
    if (first && shown.current !== first && wasSent)
      (form ?? document).querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    shown.current = first;
  }, [first]);
  if (!fault && names.length < 3) return null;
  return (
    <div role="alert" className="grid gap-1 rounded-control border-s-4 border-danger bg-danger-soft px-4 py-3">
      <p className="font-bold text-danger">{fault ?? t("fieldsToMend", { count: names.length })}</p>
      {names.length >= 3 && (
        <ul className="list-disc ps-5">
          {Object.entries(faults).map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${name}`} className="underline underline-offset-3">
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
