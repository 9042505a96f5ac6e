import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

type Props = { fault?: string | undefined; faults: Readonly<Record<string, string>>; children?: ReactNode };

/** At the top of a form: what went wrong, with links to the fields when there are several. */
export function FaultSummary({ fault, faults, children }: Props) {
  const t = useTranslations("common");
  const names = Object.keys(faults);
  if (!fault && names.length < 3) return null;
  return (
    <Notice tone="danger" announce title={fault ?? t("fieldsToMend", { count: names.length })}>
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
      {children}
    </Notice>
  );
}
