import type { CatalogDb } from "../trpc.ts";
import type { StockAnswer } from "./stock-answer.ts";
import type { ReserveInput } from "./stock-input.ts";

export async function reserveStock(_db: CatalogDb, _input: ReserveInput): Promise<StockAnswer> {
  throw new Error("not built yet");
}
