import { X } from "lucide-react";
import { Button } from "~/ui/button.tsx";
import { Link } from "~/ui/link.tsx";
import { appliedFilters, typed } from "./list-query.ts";
import type { ListQuery } from "./list-query.ts";

type Props = {
  query: ListQuery;
  action: string;
  /** What else the address carries: the search words. */
  kept?: Readonly<Record<string, string>>;
  sorts: readonly { value: string; label: string }[];
  sort: string;
  money: (amount: number) => string;
  hrefOf: (query: ListQuery) => string;
};

const small = "min-h-11 rounded-control border-[1.5px] border-line-strong bg-surface px-3 text-base";

/** A plain GET form: filters are the address, and work without any script. */
export function ListFilters({ query, action, kept = {}, sorts, sort, money, hrefOf }: Props) {
  const applied = appliedFilters(query, money);
  return (
    <section aria-label="Filters" className="grid gap-3">
      <form action={action} className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset className="flex flex-wrap items-end gap-2">
          <legend className="sr-only">Price in euros</legend>
          <label className="grid gap-1 text-sm font-semibold">
            Price from
            <input
              name="min"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={typed(query.minPrice)}
              className={`${small} w-24`}
              placeholder="€"
            />
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            to
            <input
              name="max"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={typed(query.maxPrice)}
              className={`${small} w-24`}
              placeholder="€"
            />
          </label>
        </fieldset>
        <label className="flex min-h-11 items-center gap-2 font-semibold">
          <input
            type="checkbox"
            name="stock"
            value="1"
            defaultChecked={query.inStock}
            className="size-5 accent-accent"
          />
          In stock
        </label>
        <label className="grid gap-1 text-sm font-semibold">
          Sort by
          <select name="sort" defaultValue={sort} className={small}>
            {sorts.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="secondary">
          Show
        </Button>
      </form>
      {applied.length > 0 && (
        <ul aria-label="Applied filters" className="flex flex-wrap gap-2">
          {applied.map(({ label, without }) => (
            <li key={label}>
              <Link
                href={hrefOf(without)}
                className="inline-flex min-h-10 items-center gap-2 rounded-full bg-ink px-3.5 text-sm font-semibold text-canvas"
              >
                {label}
                <X aria-hidden="true" size={14} />
                <span className="sr-only">, remove</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
