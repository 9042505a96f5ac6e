"use client";

import { useTranslations } from "next-intl";
import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";

type Props = { open: boolean; onClose: () => void; title: string; children: ReactNode };

/** The browser's own dialog: it keeps the focus inside and gives it back, and Escape closes it. */
export function Dialog({ open, onClose, title, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const t = useTranslations("common");
  useEffect(() => {
    const dialog = ref.current;
    // A press on the ground around it closes it, too, where the browser knows how.
    dialog?.setAttribute("closedby", "any");
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-dialog border border-line bg-surface p-0 text-ink shadow-pop backdrop:bg-[rgb(20_26_22/0.5)]"
    >
      <div className="grid gap-4 p-5 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="signage text-xl">
            {title}
          </h2>
          <button
            type="button"
            onClick={onClose}
            aria-label={t("close")}
            className="-m-2 grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunken"
          >
            <X aria-hidden="true" size={20} />
          </button>
        </div>
        {open && children}
      </div>
    </dialog>
  );
}
