import { createFlights } from "~/gateway/flights.ts";
import { house } from "~/gateway/house.ts";
import { uploadMedia } from "~/gateway/media.ts";

const takeOff = createFlights({ maxFlights: 4, maxWaiting: 8, waitMs: 5_000 });

export async function POST(request: Request): Promise<Response> {
  return await uploadMedia(request, { ...house(), takeOff });
}
