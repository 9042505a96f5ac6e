import { Refusal } from "@stallhouse/contracts/refusal";
import type { Page } from "@stallhouse/contracts/paging";
import { z } from "zod";

const cursor = z.tuple([z.uuid()]);

/** Ids are in the order of time, so the last id of a page is all that the next one needs to know. */
export function encodeCursor(id: string): string {
  return Buffer.from(JSON.stringify([id])).toString("base64url");
}

export function decodeCursor(after: string | undefined): string | null {
  if (after === undefined) return null;
  try {
    return cursor.parse(JSON.parse(Buffer.from(after, "base64url").toString("utf8")))[0];
  } catch {
    throw new Refusal("INPUT_INVALID", { after: "is not a cursor" });
  }
}

/** A page from rows of which one more than asked for was read. */
export function pageOf<Item>(rows: readonly Item[], limit: number, idOf: (item: Item) => string): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? encodeCursor(idOf(last)) : undefined };
}
