import { createTranslator } from "next-intl";
import type { AbstractIntlMessages } from "next-intl";
import { expect, test } from "vitest";
import { localeNames } from "./locales.ts";
import { messagesIn } from "./messages.ts";

const others = localeNames.filter((locale) => locale !== "en");
const english = [...textsOf(await messagesIn("en"))];

test.each(others)("what is said in %s takes the values and marks that the English takes", async (locale) => {
  const texts = new Map(textsOf(await messagesIn(locale)));
  const shapes = english.map(([key]) => [key, shapeOf(texts.get(key) ?? "")]);
  expect(shapes).toEqual(english.map(([key, text]) => [key, shapeOf(text)]));
});

test.each(others)("every text is translated into %s, and no others", async (locale) => {
  const files = Object.keys(await messagesIn("en")).map(async (part): Promise<AbstractIntlMessages> => {
    const { default: texts } = (await import(`./messages/${locale}/${part}.json`)) as { default: AbstractIntlMessages };
    return { [part]: texts };
  });
  const translated = [...textsOf(Object.assign({}, ...(await Promise.all(files))))].map(([key]) => key);
  expect(sorted(translated)).toEqual(sorted(english.map(([key]) => key)));
});

test.each(localeNames)("every text in %s can be read", async (locale) => {
  const broken: string[] = [];
  const texts = Object.fromEntries([...textsOf(await messagesIn(locale))].map(([key, text]) => [flat(key), text]));
  const t = createTranslator({
    locale,
    messages: texts,
    onError: ({ message }) => broken.push(message),
  });
  for (const [key, text] of Object.entries(texts)) {
    const values = Object.fromEntries(valuesOf(text).map((name) => [name, 3]));
    const marks = Object.fromEntries(marksOf(text).map((name) => [name, (inner: string) => inner]));
    t.markup(key, { ...values, ...marks });
  }
  expect(broken).toEqual([]);
  expect(Object.keys(texts).length).toBeGreaterThan(100);
});

function* textsOf(messages: AbstractIntlMessages, prefix = ""): Generator<[string, string]> {
  for (const [key, text] of Object.entries(messages)) {
    if (typeof text === "string") yield [prefix + key, text];
    else yield* textsOf(text, `${prefix}${key}.`);
  }
}

/** Dots would be read as steps into the messages. */
const flat = (key: string) => key.replaceAll(".", "/");

const shapeOf = (text: string) => ({ values: valuesOf(text), marks: marksOf(text) });
const marksOf = (text: string) => sorted([...text.matchAll(/<(\w+)>/g)].map(([, name = ""]) => name));

/** `{name}` and `{name, plural, …}`, but not the braces around what such a choice says. */
function valuesOf(text: string): string[] {
  const names: string[] = [];
  const open: ("value" | "choice" | "said")[] = [];
  for (const { index, 0: brace } of text.matchAll(/[{}]/g)) {
    if (brace === "}") open.pop();
    else if (open.at(-1) === "choice") open.push("said");
    else {
      const [, name = "", choice] = /^\{(\w+)(, (?:plural|select),)?/.exec(text.slice(index)) ?? [];
      names.push(name);
      open.push(choice ? "choice" : "value");
    }
  }
  return sorted(names);
}

const sorted = (names: string[]) => [...new Set(names)].toSorted();
