import { emailFault } from "./email.ts";
import type { Fault, FieldFault } from "./fault.ts";
import type { Field, Fields } from "./fields.ts";
import { readMoney, readWhole } from "./numbers.ts";

type Values = Readonly<Partial<Record<string, string>>>;

/** Controls, halves of a pair, line separators, and what turns the direction of whatever stands beside it on a page. */
const unshown = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069`;
const anyUnshown = new RegExp(`[${unshown}]`, "gu");

type Check = (text: string, field: Field) => Fault | undefined;

const shaped =
  (shape: RegExp, code: Fault["code"]): Check =>
  (text, field) =>
    lengthFault(text.length, field) ?? (shape.test(text) ? undefined : { code });
const anyText = /^[^\p{Cs}\0]*$/u;

const checks: Record<Field["kind"], Check> = {
  line: shaped(new RegExp(`^[^${unshown}]*$`, "u"), "character"),
  paragraphs: shaped(new RegExp(`^(?:[^${unshown}]|[\\n\\r\\t])*$`, "u"), "character"),
  phone: shaped(/^\+?[0-9 ()-]{6,24}$/, "phone"),
  country: shaped(/^[A-Z]{2}$/, "unknown"),
  slug: shaped(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "character"),
  secret: shaped(anyText, "character"),
  password: passwordFault,
  email: (text, field) => lengthFault(text.length, field) ?? emailFault(text),
  money: (text, { max }) => faultIn(readMoney(text, max)),
  whole: (text, field) => faultIn(readWhole(text, field)),
};

/** What stands in a field as it is kept: without the spaces around it, except where they are part of it. */
export function tidyText({ kind }: Field, typed: string): string {
  if (kind === "secret" || kind === "password") return typed;
  // Spaces only: a tab or a line break in an address is somebody's trick.
  if (kind === "email") return typed.replace(/^ +| +$/g, "");
  // A form's text area ends its lines in two characters and counts them as one.
  return kind === "paragraphs" ? typed.replaceAll("\r\n", "\n").trim() : typed.trim();
}

/** A line of text out of any: what a line cannot have becomes a space. */
export function asLine(text: string): string {
  return text.replace(anyUnshown, " ").trim();
}

/** What is wrong with what was typed into a field; undefined where it is right. The door of a service asks the same. */
export function faultOf(field: Field, typed = ""): Fault | undefined {
  const text = tidyText(field, typed);
  if (text === "") return field.isOptional ? undefined : { code: "missing" };
  return checks[field.kind](text, field);
}

/** The faults of a form whose fields are these. */
export function faultsOf(fields: Fields, values: Values): FieldFault[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const fault = faultOf(field, values[name]);
    return fault ? [{ field: name, ...fault }] : [];
  });
}

function lengthFault(count: number, { max }: Field): Fault | undefined {
  return count > max ? { code: "tooLong", limit: max, count } : undefined;
}

function passwordFault(text: string, field: Field): Fault | undefined {
  const { length } = Array.from(text);
  if (length < field.min) return { code: "tooShort", limit: field.min, count: field.min - length };
  return lengthFault(length, field) ?? (anyText.test(text) ? undefined : { code: "character" });
}

const faultIn = (read: object): Fault | undefined => ("fault" in read ? (read.fault as Fault) : undefined);
