import { reviewForm } from "@stallhouse/contracts/forms/review";
import type { FormRules } from "~/ui/faults.ts";

export const reviewRules = { words: "review", fields: reviewForm } satisfies FormRules;
