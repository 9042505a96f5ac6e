import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

export type Column<Row> = {
  /** Its heading, and its label on a phone, where rows become cards. */
  label: string;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  /** The column that names the row. */
  isName?: boolean;
};

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/** A table that turns into labelled cards under 640 px. */
export function Table<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <table className="block w-full border-separate border-spacing-0 text-sm sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden sm:table-header-group">
        <tr>
          {columns.map(({ label, align }) => (
            <th
              key={label}
              scope="col"
              className={cx(
                "border-b-2 border-line px-3 py-2 font-semibold text-ink-2",
                align === "end" ? "text-end" : "text-start",
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="grid gap-3 sm:table-row-group">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="grid gap-2 rounded-control border border-line bg-surface p-4 sm:table-row sm:rounded-none sm:border-0 sm:bg-transparent sm:hover:bg-sunken"
          >
            {columns.map((column) => (
              <Cell key={column.label} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column: { label, cell, align, isName }, row }: { column: Column<Row>; row: Row }) {
  const look = cx(
    "wrap-anywhere sm:table-cell sm:wrap-normal sm:border-b sm:border-line sm:px-3 sm:py-2.5 sm:align-middle",
    isName
      ? "block text-start text-base font-semibold sm:text-sm"
      : "flex flex-wrap items-baseline justify-between gap-x-4",
    align === "end" ? "sm:text-end tabular-nums" : "sm:text-start",
  );
  const content = (
    <>
      {!isName && (
        <span aria-hidden="true" className="text-ink-2 sm:hidden">
          {label}
        </span>
      )}
      {cell(row)}
    </>
  );
  if (isName) {
    return (
      <th scope="row" className={look}>
        {content}
      </th>
    );
  }
  return <td className={look}>{content}</td>;
}
