"use client";

import { usePathname } from "next/navigation";
import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { cx } from "~/ui/class-names.ts";

type Props = { label: string; button: ReactNode; children: ReactNode; className?: string };

/** A small panel under a button: the browser's popover, which opens and closes without any script of ours. */
export function Popup({ label, button, children, className }: Props) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const here = usePathname();
  // The header outlives a page change: whoever arrived somewhere has chosen.
  useEffect(() => panel.current?.hidePopover(), [here]);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={cx(
          "inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken",
          className,
        )}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="fixed inset-auto end-3 top-15 m-0 w-72 max-w-[calc(100vw-1.5rem)] rounded-dialog border border-line bg-surface p-4 text-ink shadow-pop md:end-8"
      >
        {children}
      </div>
    </>
  );
}
