import { line } from "./forms/input.ts";
import { z } from "zod";

/** Keyset paging, the same on every list: at most 100 rows, and an opaque cursor from the page before. */
export const page = { after: line(200).optional(), limit: z.int().min(1).max(100).default(24) };

export type Page<Item> = { items: Item[]; nextCursor: string | undefined };
