import { asLine } from "@stallhouse/contracts/forms/check";

/** The part of an address behind the question mark, as Next hands it to a page. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

type Given = Awaited<SearchParams>;

const longest = 200;

/** One line of text, or undefined when there is none: a word given twice counts once, control characters not at all. */
export function textParam(given: Given, name: string): string | undefined {
  const value = given[name];
  const first = Array.isArray(value) ? value[0] : value;
  return asLine(first?.slice(0, longest) ?? "") || undefined;
}

/** One of the known words, or undefined for any other. */
export function choiceParam<const Choice extends string>(
  given: Given,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = textParam(given, name);
  return choices.find((choice) => choice === value);
}
