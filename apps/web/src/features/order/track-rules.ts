import { trackForm } from "@stallhouse/contracts/forms/orders";
import type { FormRules } from "~/ui/faults.ts";

export const trackRules = { words: "track", fields: trackForm } satisfies FormRules;
