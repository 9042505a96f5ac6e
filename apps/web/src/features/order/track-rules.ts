import { trackForm } from "@stallhouse/contracts/forms/orders";
import { judged } from "~/ui/judged.ts";

export const trackRules = judged("track", trackForm);
