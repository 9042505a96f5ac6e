type Words = { kind: "today" | "one" | "exact" | "range"; min: number; max: number };

/** Which sentence says when a parcel leaves: "within 2–2 working days" and "within 0–1" are nobody's words. */
export function dispatchWords({ min, max }: { min: number; max: number }): Words {
  if (max === 0) return { kind: "today", min, max };
  if (max === 1) return { kind: "one", min, max };
  return { kind: min === max || min === 0 ? "exact" : "range", min, max };
}
