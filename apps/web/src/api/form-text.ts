import type { Fields } from "@stallhouse/contracts/forms/fields";

/** The trimmed text of a form's field; empty when there is none, or a file. */
export function formText(form: FormData, name: string): string {
  return typed(form, name).trim();
}

/** What was typed into the fields, by their names: spaces are part of a password, and of nothing else. */
export function formTexts<Name extends string>(form: FormData, fields: Readonly<Record<Name, Fields[string]>>) {
  const names = Object.keys(fields) as Name[];
  const entries = names.map((name) => [name, isHidden(fields[name]) ? typed(form, name) : formText(form, name)]);
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** Passwords are not shown again, and not trimmed. */
export function isHidden(field: Fields[string] | undefined): boolean {
  return field?.kind === "password" || field?.kind === "secret";
}

function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
