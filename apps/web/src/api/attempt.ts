import type { Outcome } from "~/ui/outcome.ts";
import { errorText, refusedWith } from "./error-text.ts";
import { inEnglish } from "./in-english.ts";

/** For the portals' server actions: runs a change and says in a sentence what became of it. */
export async function attempt(change: () => Promise<unknown>, done: string): Promise<Outcome> {
  try {
    await change();
    return { done };
  } catch (error) {
    if (!refusedWith(error)) console.error("a change failed", error);
    return { error: errorText(inEnglish, error) };
  }
}
