const most = 1_000_000;

/** A change of stock as typed: "+12", "12", "-3", also with a real minus sign. Never zero. */
export function parseChange(text: string): { change: number } | { error: string } {
  const typed = text.trim().replace(/^[−–]/, "-");
  if (!/^[+-]?\d{1,9}$/.test(typed)) return { error: "Write a whole number, like 12 or -3." };
  const change = Number.parseInt(typed, 10);
  if (change === 0) return { error: "A change of 0 changes nothing." };
  return Math.abs(change) > most ? { error: `Change at most ${most} at once.` } : { change };
}

/** How a stock level reads: the words and the tone beside the number. */
export function stockWord(available: number, threshold: number): "in" | "low" | "out" {
  if (available === 0) return "out";
  return available <= threshold ? "low" : "in";
}
