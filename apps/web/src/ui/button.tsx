import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";
import { Link } from "./link.tsx";

type Look = "primary" | "secondary" | "quiet" | "danger";
type Size = "sm" | "md" | "lg";

const shape =
  "inline-flex items-center justify-center gap-2 rounded-control border-[1.5px] text-center font-bold transition-colors duration-120";
const sizes: Record<Size, string> = {
  sm: "target px-3.5 py-1.5 text-sm",
  md: "min-h-11 px-5 py-2 text-base",
  lg: "min-h-13 px-7 py-3 text-lg",
};
const looks: Record<Look, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-accent underline underline-offset-3 hover:text-accent-hover",
  danger: "border-danger bg-surface text-danger hover:bg-danger-soft",
};
// Not `disabled:opacity`: grey text on a faded ground can no longer be read.
const off =
  "disabled:border-line-strong disabled:border-dashed disabled:bg-sunken disabled:text-ink-2 disabled:no-underline aria-disabled:border-dashed aria-disabled:border-line-strong aria-disabled:bg-sunken aria-disabled:text-ink-2";

type Given = { look?: Look; size?: Size };

/** How a button looks, for one that is not drawn here. */
export function buttonClass({ look = "primary", size = "md" }: Given, className = ""): string {
  return cx(shape, sizes[size], looks[look], off, className);
}

export function Button({
  look = "primary",
  size = "md",
  type = "button",
  className,
  ...rest
}: Given & ComponentProps<"button">) {
  return <button type={type} className={buttonClass({ look, size }, className)} {...rest} />;
}

/** Looks like a button, goes somewhere. */
export function LinkButton({ look = "primary", size = "md", className, ...rest }: Given & ComponentProps<typeof Link>) {
  return <Link className={cx(shape, sizes[size], looks[look], className)} {...rest} />;
}
