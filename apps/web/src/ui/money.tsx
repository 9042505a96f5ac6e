import { cx } from "./class-names.ts";

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat("en", { style: "currency", currency });
  formats.set(currency, made);
  return made;
}

/** Minor units as people read them: 5290 EUR → "€52.90". The number of decimals is the currency's own. */
export function formatMoney(amount: number, currency: string): string {
  const format = formatOf(currency);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function Money({ amount, currency, className }: { amount: number; currency: string; className?: string }) {
  return <span className={cx("tabular-nums", className)}>{formatMoney(amount, currency)}</span>;
}

type PriceProps = {
  amount: number;
  currency: string;
  /** What it cost before, if it is reduced. */
  compareAt?: number | null;
  /** The dearest variant, when prices differ. */
  max?: number;
  className?: string;
};

/** A price as signage, with what it was before when it is reduced. */
export function Price({ amount, currency, compareAt, max, className }: PriceProps) {
  const isReduced = typeof compareAt === "number" && compareAt > amount;
  return (
    <p className={cx("signage", isReduced && "text-sale", className)}>
      {max !== undefined && max > amount && (
        <span className="font-sans text-[0.75em] font-normal tracking-normal">from </span>
      )}
      {isReduced && <span className="sr-only">now </span>}
      {formatMoney(amount, currency)}
      {isReduced && (
        <s className="ml-2 text-[0.8em] font-medium text-ink-2">
          <span className="sr-only">before </span>
          {formatMoney(compareAt, currency)}
        </s>
      )}
    </p>
  );
}
