"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReactNode } from "react";

type Props = {
  name: string;
  /** Says what is counted: "Quantity of Tall mug". */
  label: string;
  value?: number;
  min?: number;
  max: number;
  /** What was asked for is being done: until then the field shows what was asked for. */
  isBusy?: boolean;
  onChange?: (value: number) => void;
};

/** A number field with buttons beside it. Typing counts when the field is left, so that "12" is not first a "1". */
export function Quantity({ name, label, value = 1, min = 1, max, isBusy = false, onChange }: Props) {
  const t = useTranslations("common");
  const [typed, setTyped] = useState<string>();
  const [wasBusy, setWasBusy] = useState(isBusy);
  if (wasBusy !== isBusy) {
    setWasBusy(isBusy);
    if (!isBusy) setTyped(undefined);
  }
  const shown = typed ?? String(value);
  const now = clamp(Number.parseInt(shown, 10));

  function clamp(wanted: number): number {
    return Math.min(Math.max(Number.isNaN(wanted) ? value : wanted, min), Math.max(max, min));
  }
  function set(wanted: number): void {
    const next = clamp(wanted);
    setTyped(next === value && onChange ? undefined : String(next));
    if (next !== value || isBusy) onChange?.(next);
  }

  return (
    <fieldset
      aria-label={label}
      className="inline-flex w-fit items-center rounded-control border-[1.5px] border-line-strong bg-surface"
    >
      <Step label={t("oneFewer")} isOff={now <= min} onPress={() => set(now - 1)}>
        <Minus aria-hidden="true" size={18} />
      </Step>
      <input
        type="number"
        inputMode="numeric"
        name={name}
        aria-label={label}
        className="w-12 bg-transparent py-2 text-center font-semibold [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
        min={min}
        max={Math.max(max, min)}
        required
        value={shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => set(Number.parseInt(shown, 10))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && onChange) set(Number.parseInt(shown, 10));
        }}
      />
      <Step label={t("oneMore")} isOff={now >= max} onPress={() => set(now + 1)}>
        <Plus aria-hidden="true" size={18} />
      </Step>
    </fieldset>
  );
}

type StepProps = { label: string; isOff: boolean; onPress: () => void; children: ReactNode };

function Step({ label, isOff, onPress, children }: StepProps) {
  return (
    <button
      type="button"
      className="grid size-11 shrink-0 place-items-center hover:bg-sunken disabled:text-line-strong disabled:hover:bg-transparent"
      aria-label={label}
      disabled={isOff}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
