import { useId } from "react";
import { cx } from "~/ui/class-names.ts";
import { changed } from "./form-part.ts";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";
import type { VariantDraft } from "./product-draft.ts";
import { combinationsOf, fillDown, labelOf } from "./variant-matrix.ts";

/** Units of a variant that is saved, as they are now. */
export type StockOf = (variantId: string) => { available: number; reserved: number } | undefined;

const columns =
  "xl:grid xl:grid-cols-[minmax(8rem,1.5fr)_minmax(8rem,1.6fr)_1fr_1fr_1fr_0.8fr] xl:items-start xl:gap-x-3";

/** A row per combination of values: what it costs and how many there are. */
export function VariantsSection({ draft, errors, change, stockOf }: FormPart & { stockOf: StockOf }) {
  const { variants, options } = draft;
  const labels = new Map(combinationsOf(options).map((combination) => [combination.key, labelOf(combination)]));
  return (
    <FormSection
      id="variants"
      title="Price and stock"
      hint={
        variants.length > 1
          ? "Each combination has its own SKU, price and stock. Untick what you don’t make. Prices are in euros, tax included."
          : "Prices are in euros, tax included."
      }
      error={errors["variants"]}
    >
      {variants.length > 1 && <FillDown fill={(column) => change({ variants: fillDown(variants, column) })} />}
      <div className="grid gap-4 xl:gap-2">
        <div aria-hidden="true" className={cx("hidden text-ink-2", columns)}>
          {["Variant", "SKU", "Price €", "Before €", "Stock", "Low at"].map((title) => (
            <span key={title} className="font-semibold">
              {title}
            </span>
          ))}
        </div>
        {variants.map((variant, index) => (
          <VariantRow
            key={variant.key}
            variant={variant}
            label={labels.get(variant.key) ?? ""}
            path={`variants.${index}`}
            errors={errors}
            isOnly={variants.length === 1}
            stock={variant.variantId === undefined ? undefined : stockOf(variant.variantId)}
            isSavedProduct={variants.some(({ variantId }) => variantId !== undefined)}
            onChange={(patch) => change({ variants: changed(variants, variant.key, patch) })}
          />
        ))}
      </div>
    </FormSection>
  );
}

const fillable = [
  ["price", "Price"],
  ["compareAt", "Price before"],
  ["quantity", "Stock"],
  ["threshold", "Low at"],
] as const;

function FillDown({ fill }: { fill: (column: (typeof fillable)[number][0]) => void }) {
  return (
    <fieldset aria-label="Use the first row for all" className="flex flex-wrap items-center gap-2">
      <span className="text-ink-2">Use the first row for all:</span>
      {fillable.map(([column, title]) => (
        <button
          key={column}
          type="button"
          onClick={() => fill(column)}
          className="target rounded-full border-[1.5px] border-line-strong bg-surface px-3 font-semibold hover:bg-sunken"
        >
          {title} <span aria-hidden="true">↓</span>
        </button>
      ))}
    </fieldset>
  );
}

type RowProps = Pick<FormPart, "errors"> & {
  variant: VariantDraft;
  label: string;
  path: string;
  isOnly: boolean;
  isSavedProduct: boolean;
  stock: ReturnType<StockOf>;
  onChange: (patch: Partial<VariantDraft>) => void;
};

function VariantRow({ variant, label, path, errors, isOnly, isSavedProduct, stock, onChange }: RowProps) {
  const nameId = useId();
  const cell = (column: "sku" | "price" | "compareAt" | "quantity" | "threshold", title: string) => (
    <Cell
      name={`${path}.${column}`}
      label={title}
      inputMode={column === "sku" ? "text" : column === "price" || column === "compareAt" ? "decimal" : "numeric"}
      value={variant[column]}
      isOff={!variant.isOffered}
      error={errors[`${path}.${column}`]}
      onChange={(text) => onChange({ [column]: text })}
    />
  );
  return (
    <fieldset
      aria-labelledby={nameId}
      className={cx(
        "grid grid-cols-2 gap-3 rounded-control border border-line p-3 sm:grid-cols-3 xl:rounded-none xl:border-0 xl:border-t xl:px-0 xl:pt-3 xl:pb-1",
        columns,
      )}
    >
      <div className="col-span-full flex min-h-11 items-center gap-2 xl:col-span-1">
        {!isOnly && (
          <input
            type="checkbox"
            id={`${path}.offered`}
            aria-label={`Offer ${label}`}
            checked={variant.isOffered}
            onChange={(event) => onChange({ isOffered: event.target.checked })}
            className="size-5 shrink-0 accent-accent"
          />
        )}
        <span id={nameId} className={cx("font-semibold", !variant.isOffered && "text-ink-2 line-through")}>
          {label}
        </span>
      </div>
      {cell("sku", "SKU")}
      {cell("price", "Price €")}
      {cell("compareAt", "Before € (optional)")}
      {stock ? (
        <p className="grid min-h-11 content-center">
          <span className="text-ink-2 xl:sr-only">Stock</span>
          <span>
            {stock.available} free{stock.reserved > 0 && `, ${stock.reserved} held`}
          </span>
        </p>
      ) : isSavedProduct ? (
        <p className="grid min-h-11 content-center text-ink-2">New: starts at 0</p>
      ) : (
        cell("quantity", "Stock")
      )}
      {cell("threshold", "Low at")}
    </fieldset>
  );
}

type CellProps = {
  name: string;
  label: string;
  value: string;
  inputMode: "text" | "decimal" | "numeric";
  isOff: boolean;
  error: string | undefined;
  onChange: (text: string) => void;
};

function Cell({ name, label, value, inputMode, isOff, error, onChange }: CellProps) {
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={name} className="text-ink-2 xl:sr-only">
        {label}
      </label>
      <input
        id={name}
        name={name}
        value={value}
        inputMode={inputMode}
        disabled={isOff}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={cx(
          "min-h-11 w-full rounded-control border-[1.5px] border-line-strong bg-surface px-2.5 text-base disabled:border-dashed disabled:bg-sunken aria-invalid:border-2 aria-invalid:border-danger",
          inputMode !== "text" && "text-right",
        )}
      />
      {error && (
        <p id={`${name}-error`} className="text-xs font-semibold text-danger">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
    </div>
  );
}
