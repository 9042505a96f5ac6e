import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

export type Tone = "neutral" | "success" | "warn" | "danger" | "info";

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2",
  success: "bg-success-soft text-success",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
};
/** Shapes beside colours: who cannot tell the colours apart still sees the difference. */
const signs: Record<Tone, string> = { neutral: "○", success: "✓", warn: "◆", danger: "✕", info: "●" };

/** A short state in words. */
export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-semibold whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      <span aria-hidden="true" className="text-[0.7em]">
        {signs[tone]}
      </span>
      {children}
    </span>
  );
}

/** The price ticket: facts about a price or newness only. */
export function Ticket({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        "ticket-shape inline-block bg-ticket py-1.5 ps-4 pe-2.5 text-xs leading-none font-bold text-on-ticket",
        className,
      )}
    >
      {children}
    </span>
  );
}
