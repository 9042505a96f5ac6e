import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import { z } from "zod";

const cursor = z.tuple([z.uuid()]);

/**
 * The id a page starts after. Branded as the caller's list says: the row it names need not exist. Refuses what
 * `pageById` did not make.
 */
export function idAfter<Id extends string>(after: string | undefined): Id | null {
  if (after === undefined) return null;
  try {
    return cursor.parse(JSON.parse(Buffer.from(after, "base64url").toString("utf8")))[0] as Id;
  } catch {
    throw new Refusal("INPUT_INVALID", { after: "is not a cursor of this list" });
  }
}

/**
 * A page from rows of which one more than asked for was read. Ids are UUID v7, in the order of time, so the last one is
 * all that the next page needs to know.
 */
export function pageById<Item>(rows: readonly Item[], limit: number, idOf: (item: Item) => string): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isMore = last !== undefined && rows.length > limit;
  return {
    items,
    nextCursor: isMore ? Buffer.from(JSON.stringify([idOf(last)])).toString("base64url") : undefined,
  };
}
