import { Refusal } from "@stallhouse/contracts/refusal";

export const standings = ["pending", "active", "blocked"] as const;
export type Standing = (typeof standings)[number];
export type StandingMove = "approve" | "block" | "unblock";

/** Every way a seller's standing may change; what is not here does not happen. */
const moves: Record<StandingMove, Partial<Record<Standing, Standing>>> = {
  approve: { pending: "active" },
  block: { active: "blocked" },
  unblock: { blocked: "active" },
};

/** The standing after a move. Refuses with STANDING_UNCHANGED where the table has no such move. */
export function standingAfter(standing: Standing, move: StandingMove): Standing {
  const next = moves[move][standing];
  if (!next) throw new Refusal("STANDING_UNCHANGED", { standing });
  return next;
}
