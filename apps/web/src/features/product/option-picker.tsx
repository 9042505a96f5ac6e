"use client";

import { useTranslations } from "next-intl";
import { cx } from "~/ui/class-names.ts";
import { English } from "~/ui/english.tsx";
import { afterChoosing } from "./variant-choice.ts";
import type { Variant } from "./variant-choice.ts";

type Option = { name: string; values: readonly { value: string; color: string | null }[] };
type Props = {
  option: Option;
  variants: readonly Variant[];
  current: Variant;
  onChoose: (variant: Variant) => void;
};

/** A group of radio buttons: what is sold out stays visible, says so in words, and can be chosen. */
export function OptionPicker({ option: { name, values }, variants, current, onChoose }: Props) {
  const t = useTranslations("product.stock");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-bold">
        <English>
          {name}: <span className="font-normal">{current.options[name]}</span>
        </English>
      </legend>
      <div className="flex flex-wrap gap-2.5">
        {values.map(({ value, color }) => {
          const target = afterChoosing(variants, current, { name, value });
          const isOut = target.options[name] === value && target.stock === "out";
          return (
            <label
              key={value}
              className={cx(
                "relative inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-[8px] border-[1.5px] border-line-strong bg-surface px-4 font-semibold",
                "has-checked:border-2 has-checked:border-ink has-checked:bg-accent-soft",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
                isOut && "border-dashed text-ink-2",
              )}
            >
              <input
                type="radio"
                name={`option:${name}`}
                value={value}
                checked={current.options[name] === value}
                onChange={() => onChoose(target)}
                className="absolute inset-0 cursor-pointer appearance-none opacity-0"
              />
              {color && (
                <span
                  aria-hidden="true"
                  className="size-4 rounded-full border border-line-strong"
                  style={{ backgroundColor: color }}
                />
              )}
              <span className={cx(isOut && "line-through")}>
                <English>{value}</English>
              </span>
              {isOut && <span className="text-sm font-normal">{t("outInPassing")}</span>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
