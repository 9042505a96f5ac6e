import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

type Tone = "info" | "success" | "warn" | "danger";

const tones: Record<Tone, string> = {
  info: "border-info bg-info-soft text-info",
  success: "border-success bg-success-soft text-success",
  warn: "border-warn bg-warn-soft text-warn",
  danger: "border-danger bg-danger-soft text-danger",
};

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
      className={cx("grid gap-1 rounded-control border-s-4 px-4 py-3", tones[tone], className)}
    >
      {title && <p className="font-bold">{title}</p>}
      {children && <div className="text-ink">{children}</div>}
    </div>
  );
}
