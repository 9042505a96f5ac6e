"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { ownEvent, readerEvent } from "./viewer.ts";
import type { Own } from "./viewer.ts";

type Props = {
  /** Whose it is, where the server knows already. */
  known?: Own;
  icon: ReactNode;
  /** What it is called while nobody knows whose it is. */
  label: string;
  /** With the name in the place of `{name}`. */
  labelWithName: string;
  /** What their role is called. */
  role: ReactNode;
  children: ReactNode;
};

/**
 * A small panel under the reader's name: the browser's popover, which opens and closes without any script of ours. Tells the
 * style sheet who that is, for whom something is there or not.
 */
export function AccountPopup({ known, icon, label, labelWithName, role, children }: Props) {
  const [own, setOwn] = useState(known);
  useEffect(() => {
    const hear = (event: Event) => setOwn((event as CustomEvent<Own>).detail);
    window.addEventListener(ownEvent, hear);
    return () => window.removeEventListener(ownEvent, hear);
  }, []);
  useEffect(() => {
    if (!own) return;
    document.documentElement.dataset.who = own.who;
    window.dispatchEvent(new Event(readerEvent));
  }, [own]);
  const panel = useRef<HTMLDivElement>(null);
  const here = usePathname();
  // The header outlives a page change: whoever arrived somewhere has chosen.
  useEffect(() => panel.current?.hidePopover(), [here]);
  const name = own?.name;
  return (
    <>
      <button
        type="button"
        popoverTarget="account"
        aria-label={name ? labelWithName.replace("{name}", () => name) : label}
        className="inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken"
      >
        {icon}
        {/* As wide with a name in it as without: it comes after the page. */}
        <span className="hidden w-20 truncate text-start md:inline-block">{name?.split(" ")[0] || label}</span>
      </button>
      <div
        ref={panel}
        id="account"
        popover="auto"
        className="fixed inset-auto end-3 top-15 m-0 w-72 max-w-[calc(100vw-1.5rem)] rounded-dialog border border-line bg-surface p-4 text-ink shadow-pop md:end-8"
      >
        {name && (
          <p className="mb-3 px-3 text-sm text-ink-2">
            <span className="block truncate font-semibold text-ink">{name}</span>
            <span className="block truncate">{own.email}</span>
            {role}
          </p>
        )}
        {children}
      </div>
    </>
  );
}
