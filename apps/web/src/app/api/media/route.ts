import { gateway } from "~/gateway/forward/gateway.ts";
import { uploadMedia } from "~/gateway/forward/media.ts";

export async function POST(request: Request): Promise<Response> {
  return await uploadMedia(request, gateway());
}
