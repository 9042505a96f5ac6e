import { reviewForm } from "@stallhouse/contracts/forms/review";
import { judged } from "~/ui/judged.ts";

export const reviewRules = judged("review", reviewForm);
