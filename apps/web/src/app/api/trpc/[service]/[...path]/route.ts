import { forward } from "~/gateway/forward/forward.ts";
import { house } from "~/gateway/forward/house.ts";

type Context = { params: Promise<{ service: string; path: string[] }> };

async function handle(request: Request, { params }: Context): Promise<Response> {
  const { service, path } = await params;
  return await forward(request, { service, path: path.map(decodeURIComponent).join("/") }, house());
}

export { handle as GET, handle as POST };
