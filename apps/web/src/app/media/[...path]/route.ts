import { gateway } from "~/gateway/forward/gateway.ts";
import { passMedia } from "~/gateway/forward/media.ts";

type Context = { params: Promise<{ path: string[] }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  return await passMedia(request, path, gateway());
}
