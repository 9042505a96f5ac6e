import type { MediaId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import type { MediaWidth } from "./media-key.ts";
import type { PictureWorks } from "./picture-works.ts";

/** A picture in one of its widths, as WebP. One that is not made yet is made now. */
export async function getSize(
  { reads, works }: { reads: CatalogDb; works: PictureWorks },
  { id, width }: { id: MediaId; width: MediaWidth },
): Promise<Buffer> {
  const made = await works.findSize(id, width);
  if (made) return made;
  const [picture] = await reads.execute(sql`select id from media where id = ${id} and state <> 'failed'`);
  if (!picture) throw new Refusal("MEDIA_NOT_FOUND");
  await works.makeSizes(id);
  const late = await works.findSize(id, width);
  if (!late) throw new Refusal("MEDIA_NOT_FOUND");
  return late;
}
