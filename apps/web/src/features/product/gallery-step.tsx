"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { placeAfter } from "./gallery-place.ts";

type StepProps = { step: 1 | -1; place: number; count: number; label: string; onGo: (place: number) => void };

export function StepButton({ step, place, count, label, onGo }: StepProps) {
  const Icon = step === 1 ? ChevronRight : ChevronLeft;
  const next = placeAfter(place, step, count);
  return (
    <button
      type="button"
      aria-label={label}
      // Not `disabled`: that would throw the keyboard's focus away.
      aria-disabled={next === place || undefined}
      onClick={() => onGo(next)}
      className="grid size-11 place-items-center rounded-full border border-line-strong bg-surface text-ink hover:bg-sunken aria-disabled:cursor-default aria-disabled:border-line aria-disabled:text-ink-2"
    >
      <Icon aria-hidden="true" size={20} className="rtl:-scale-x-100" />
    </button>
  );
}
