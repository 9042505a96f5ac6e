/** `calm`: no need to hurry; then the minutes are counted, then it is said that they end. */
export type HoldStage = "calm" | "counting" | "soon" | "over";

const minute = 60_000;
const countFrom = 10 * minute;
/** Time enough to read it, to find the button and to press it, however one does that. */
const warnFrom = 3 * minute;

export function holdStage(leftMs: number): HoldStage {
  if (leftMs <= 0) return "over";
  if (leftMs <= warnFrom) return "soon";
  return leftMs <= countFrom ? "counting" : "calm";
}

/** What is left as a clock shows it: 90,000 → "1:30". A begun second counts. */
export function clockOf(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
