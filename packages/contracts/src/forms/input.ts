import { z } from "zod";
import type { Fault, FieldFault } from "./fault.ts";
import { faultOf, tidyText } from "./check.ts";
import { country, email, phone } from "./fields.ts";
import { line as lineField, paragraphs as paragraphsField, slug as slugField } from "./fields.ts";
import type { Field } from "./fields.ts";

/** The schema of a text that comes in at a service's door: every one of them is made here, from the field's rule. */
export function input(field: Field) {
  // What may be left out is so by its schema: it is not there then, and not empty. Only a text without lines says nothing.
  const asked = { ...field, isOptional: field.kind === "paragraphs" && field.min === 0 };
  return z.string().transform((typed, context) => {
    const fault = faultOf(asked, typed);
    const text = tidyText(field, typed);
    if (!fault) return field.kind === "email" ? text.toLowerCase() : text;
    context.addIssue({ code: "custom", message: fault.code, params: fault });
    return z.NEVER;
  });
}

export const line = (max: number) => input(lineField(max));
export const paragraphs = (max: number, min = 0) => input(paragraphsField(max, min));
export const slug = input(slugField(120));
export const emailInput = input(email);
export const phoneInput = input(phone);
export const countryInput = input(country);
/** The schema of a number that a form's field is typed as. */
export const numberOf = ({ min, max }: Field) => z.int().min(min).max(max);

/** Adds faults that were found in several fields together, to the issues of their schema. */
export function reportFaults(faults: readonly FieldFault[], context: z.RefinementCtx): void {
  for (const { field, ...fault } of faults) {
    context.addIssue({ code: "custom", message: fault.code, params: fault, path: field.split(".") });
  }
}

/** What a refused input is told about each field: codes and limits, no sentence. */
export function faultsOfIssues(issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  return issues.slice(0, 100).map((issue) => ({ field: issue.path.map(String).join("."), ...faultOfIssue(issue) }));
}

function faultOfIssue(issue: z.core.$ZodIssue): Fault {
  if (issue.code === "custom" && issue.params) return issue.params as Fault;
  if (issue.code === "too_big")
    return { code: issue.origin === "array" ? "tooMany" : "tooHigh", limit: Number(issue.maximum) };
  if (issue.code === "too_small")
    return { code: issue.origin === "array" ? "tooFew" : "tooLow", limit: Number(issue.minimum) };
  return { code: issue.code === "invalid_type" && issue.input === undefined ? "missing" : "unreadable" };
}
