import { house } from "~/gateway/house.ts";
import { uploadMedia } from "~/gateway/media.ts";

export async function POST(request: Request): Promise<Response> {
  return await uploadMedia(request, house());
}
