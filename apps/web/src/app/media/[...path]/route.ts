import { createFlights } from "~/gateway/flights.ts";
import { house } from "~/gateway/house.ts";
import { passMedia } from "~/gateway/media.ts";

type Context = { params: Promise<{ path: string[] }> };

const takeOff = createFlights({ maxFlights: 32, maxWaiting: 256, waitMs: 5_000 });

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  return await passMedia(request, path, { ...house(), takeOff });
}
