import type { ReactNode } from "react";
import type { EditableProduct } from "~/api/portal-shapes.ts";
import { Button } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { FieldErrors } from "./form-part.ts";

export type Refusal = { kind: "refused"; sentence: string } | { kind: "conflict"; current: EditableProduct };

/** From three errors on: all of them at the top, each with the way to its field. */
export function ErrorSummary({ errors }: { errors: FieldErrors }) {
  const found = Object.entries(errors);
  if (found.length < 3) return null;
  return (
    <Notice tone="danger" title={`${found.length} fields need another look`}>
      <ul className="list-disc pl-5">
        {found.map(([path, sentence]) => (
          <li key={path}>
            <a href={`#${path}`} className="underline underline-offset-3">
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type RefusedProps = {
  refusal: Refusal | undefined;
  onKeepMine: (current: EditableProduct) => void;
  onTakeTheirs: (current: EditableProduct) => void;
};

/** Why it was not saved, and what can be done about it. */
export function Refused({ refusal, onKeepMine, onTakeTheirs }: RefusedProps) {
  if (!refusal) return null;
  if (refusal.kind === "refused") {
    return (
      <Notice tone="danger" announce title="Not saved">
        {refusal.sentence}
      </Notice>
    );
  }
  const { current } = refusal;
  return (
    <Notice tone="warn" announce title="This product was changed meanwhile, so yours is not saved yet">
      <p>Everything you typed is still here. Save yours over the other change, or go on from what is saved now.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="secondary" onClick={() => onKeepMine(current)}>
          Keep mine and save
        </Button>
        <Button look="secondary" onClick={() => onTakeTheirs(current)}>
          Take what is saved
        </Button>
      </div>
    </Notice>
  );
}

type BarProps = { isNew: boolean; isUnsaved: boolean; isSaving: boolean; errorCount: number; children: ReactNode };

/** Always in reach, and says where things stand: why it was not saved must be seen wherever the page is scrolled to. */
export function SaveBar({ isNew, isUnsaved, isSaving, errorCount, children }: BarProps) {
  const state =
    errorCount > 0
      ? `${errorCount} ${errorCount === 1 ? "field needs" : "fields need"} another look`
      : isUnsaved
        ? "Not saved yet"
        : isNew
          ? ""
          : "All saved";
  return (
    <div className="sticky bottom-0 z-10 -mx-4 grid gap-3 border-t border-line bg-canvas px-4 py-3 lg:mx-0 lg:px-0">
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" aria-disabled={isSaving || undefined}>
          {isSaving ? "Saving …" : "Save product"}
        </Button>
        <output className={errorCount > 0 ? "font-semibold text-danger" : "text-ink-2"}>{state}</output>
      </div>
    </div>
  );
}
