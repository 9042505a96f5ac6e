import type { ComponentProps } from "react";
import { cx } from "~/ui/class-names.ts";

/** A button of one sign; what it does is its label. */
export function IconButton({
  label,
  className,
  ...rest
}: { label: string } & Omit<ComponentProps<"button">, "aria-label">) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        "grid size-11 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink disabled:text-line-strong disabled:hover:bg-transparent aria-disabled:text-line-strong aria-disabled:hover:bg-transparent",
        className,
      )}
      {...rest}
    />
  );
}
