import { forward } from "~/gateway/forward/forward.ts";
import { gateway } from "~/gateway/forward/gateway.ts";

type Context = { params: Promise<{ service: string; path: string[] }> };

async function handle(request: Request, { params }: Context): Promise<Response> {
  const { service, path } = await params;
  return await forward(request, { service, path: path.map(decodeURIComponent).join("/") }, gateway());
}

export { handle as GET, handle as POST };
