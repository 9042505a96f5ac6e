import type { Outcome } from "~/ui/outcome.ts";
import { errorText, refusedWith } from "./error-text.ts";
import { inEnglish } from "./in-english.ts";
import type { SayRefusal } from "./refusal-text.ts";

/** For server actions: runs a change and says in a sentence what became of it, a "no" in English as the portals do or by `say`. */
export async function attempt(
  change: () => Promise<unknown>,
  done: string,
  say: SayRefusal = inEnglish,
): Promise<Outcome> {
  try {
    await change();
    return { done };
  } catch (error) {
    if (!refusedWith(error)) console.error("a change failed", error);
    return { error: errorText(say, error) };
  }
}
