import { askForm } from "@stallhouse/contracts/forms/account";
import type { FormRules } from "~/ui/faults.ts";

export const alertRules = { words: "product.alert", fields: askForm } satisfies FormRules;
