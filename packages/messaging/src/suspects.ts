import type { Db } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { Suspects, Suspicion } from "./bus.ts";

/** The marks of one hearer's suspects, in its own database: where that is away, nothing is begun and nothing charged. */
// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the table is in all of them
export function createSuspects(db: Db<any>, consumer: string): Suspects {
  return {
    takeInHand: async (id, { isSteady, handledOthers }) => {
      const [row] = await db.execute<Suspicion>(sql`
        insert into suspects as s (consumer, event_id, in_hand) values (${consumer}, ${id}, true)
        on conflict (consumer, event_id) do update
           set in_hand = not s.in_hand and (s.crashes = 0 or ${isSteady}),
               crashes = s.crashes + s.in_hand::int,
               others_flowed = s.others_flowed or (s.crashes > 0 and ${handledOthers}),
               changed_at = now()
        returning in_hand as "isInHand", crashes, others_flowed as "othersFlowed"`);
      if (!row) throw new Error("a suspect was neither noted nor found");
      return row;
    },
    letGo: async (id, isOver) => {
      // One that was died of stays known while it fails: it may be what kills, now and then.
      await db.execute(sql`
        with over as (
          delete from suspects where consumer = ${consumer} and event_id = ${id} and (${isOver} or crashes = 0)
          returning 1
        )
        update suspects set in_hand = false
         where consumer = ${consumer} and event_id = ${id} and not exists (select from over)`);
    },
  };
}
