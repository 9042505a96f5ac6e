import { Refusal } from "@stallhouse/contracts/refusal";
import { z } from "zod";

/** Lists run by id, newest first: ids are UUID v7, so their order is the order of time. */
const cursor = z.strictObject({ id: z.uuid() });

export function writeCursor(id: string | undefined): string | undefined {
  return id === undefined ? undefined : Buffer.from(JSON.stringify({ id })).toString("base64url");
}

/** The id of the last row seen. Branded as the caller's list says: the row it names need not exist. */
export function readCursor<Id extends string>(after: string): Id {
  try {
    return cursor.parse(JSON.parse(Buffer.from(after, "base64url").toString("utf8"))).id as Id;
  } catch {
    throw new Refusal("INPUT_INVALID", { after: "is not a cursor of this list" });
  }
}
