import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

type Tone = "info" | "success" | "warn" | "danger";

const tones: Record<Tone, string> = {
  info: "bg-info-soft text-info",
  success: "bg-success-soft text-success",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
};
const signs: Record<Tone, string> = { info: "●", success: "✓", warn: "◆", danger: "▲" };

type Props = {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  /** Read out as soon as it appears; for what answers something the person just did. */
  announce?: boolean;
  className?: string;
};

/** What one should know here, beside what it is about. Errors are never shown in any other way only. */
export function Notice({ tone = "info", title, children, announce = false, className }: Props) {
  return (
    <div
      role={announce ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cx(
        // The border is for those who have their own colours.
        "grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 rounded-control border border-transparent px-3.5 py-2.5",
        tones[tone],
        className,
      )}
    >
      <span aria-hidden="true" className="text-xs leading-6">
        {signs[tone]}
      </span>
      <div className="grid gap-1">
        {title && <p className="font-bold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
    </div>
  );
}
