import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import { z } from "zod";

const cursor = z.strictObject({
  /** The order the page was in: a cursor of another one would skip rows. */
  sort: z.string().max(20),
  /** Sort value of the last row; null where the id alone is the order. */
  value: z.int().nullable(),
  id: z.uuid(),
});
export type Cursor = z.infer<typeof cursor>;

/** The place a page ended at, as an opaque word. */
export function encodeCursor(place: Cursor): string {
  return Buffer.from(JSON.stringify([place.sort, place.value, place.id])).toString("base64url");
}

/** Reads a cursor from outside. Refuses what we did not make, or made for another order. */
export function decodeCursor(text: string | undefined, sort: string): Cursor | undefined {
  if (text === undefined) return undefined;
  const parsed = cursor.safeParse(parts(text));
  if (!parsed.success || parsed.data.sort !== sort)
    throw new Refusal("INPUT_INVALID", { after: "is not a cursor of this list" });
  return parsed.data;
}

function parts(text: string): unknown {
  try {
    const given: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(given) || given.length !== 3) return undefined;
    return { sort: given[0], value: given[1], id: given[2] };
  } catch {
    return undefined;
  }
}

/** Cuts a page from `limit + 1` rows: the one too many says that there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, place }: { item: (row: Row) => Item; place: (row: Row) => Cursor },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), nextCursor: rows.length > limit && last ? encodeCursor(place(last)) : undefined };
}
