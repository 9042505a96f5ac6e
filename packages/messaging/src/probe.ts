import type { Db } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";

const patienceMs = 2_000;

/** Asks whether a database answers in time. While an earlier question is open, it stands for the next ones: a database that hangs is not asked ever more. */
// oxlint-disable-next-line typescript/no-explicit-any -- any service's database will do
export function createProbe(db: Db<any>): () => Promise<boolean> {
  let open: Promise<boolean> | undefined;
  return async () => {
    open ??= db
      .execute(sql`select 1`)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        open = undefined;
      });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, patienceMs, false);
    });
    return await Promise.race([open, late]).finally(() => clearTimeout(timer));
  };
}
