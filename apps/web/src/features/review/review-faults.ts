import type { Messages } from "~/i18n/messages.ts";
import { needed } from "~/ui/faults.ts";
import type { Faults, Values } from "~/ui/faults.ts";

export type ReviewFaults = Faults<keyof Messages["review"]["faults"]>;

/** The catalogue looks again; this is to say it kindly. */
export function reviewFaults({ stars, title, body }: Values): ReviewFaults {
  return {
    stars: /^[1-5]$/.test(stars ?? "") ? undefined : { key: "starsMissing" },
    title: needed(title, "titleMissing"),
    body: needed(body, "bodyMissing"),
  };
}
