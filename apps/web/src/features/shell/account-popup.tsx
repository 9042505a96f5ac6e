"use client";

import { CircleUser } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { useOwn } from "./own.tsx";

/** A small panel under the reader's name: the browser's popover, which opens and closes without any script of ours. */
export function AccountPopup({ children }: { children: ReactNode }) {
  const t = useTranslations("common.account");
  const viewer = useOwn()?.viewer;
  const name = viewer?.guest === false ? viewer.name : undefined;
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
        aria-label={name ? t("of", { name }) : t("name")}
        className="inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken"
      >
        <CircleUser aria-hidden="true" size={20} />
        {/* As wide with a name in it as without: it comes after the page. */}
        <span className="hidden w-20 truncate text-start md:inline-block">{name?.split(" ")[0] ?? t("name")}</span>
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
