import { readFileSync, readdirSync } from "node:fs";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { defaultLocale, localeNames } from "./locales.ts";
import type { Locale } from "./locales.ts";

type Texts = { [key: string]: string | Texts };

const folder = (locale: Locale) => new URL(`./messages/${locale}/`, import.meta.url);
const partsIn = (locale: Locale) => readdirSync(folder(locale)).sort();
const translations = localeNames.filter((locale) => locale !== defaultLocale);

/** Every text of a language by its full key: "cart.notice.fewLeft". */
function textsIn(locale: Locale): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (value: string | Texts, key: string): void => {
    if (typeof value === "string") texts.set(key, value);
    else for (const [name, below] of Object.entries(value)) collect(below, `${key}.${name}`);
  };
  for (const file of partsIn(locale)) {
    const part: Texts = JSON.parse(readFileSync(new URL(file, folder(locale)), "utf8"));
    collect(part, file.replace(".json", ""));
  }
  return texts;
}

/** The arguments and tags of an ICU message: `{count, plural, one {<b>#</b>} …}` → ["<b>", "count"]. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const within: ("text" | "argument")[] = ["text"];
  for (const [token, name, tag] of text.matchAll(/\{\s*(\w+)\s*(?=[,}])|\{|\}|<(\w+)>/g)) {
    if (tag) names.add(`<${tag}>`);
    else if (token === "}") within.pop();
    else if (within.at(-1) === "argument") within.push("text");
    else {
      names.add(name ?? token);
      within.push("argument");
    }
  }
  return [...names].sort();
}

const english = textsIn(defaultLocale);

test("reads the arguments of a message", () => {
  expect(argumentsOf("{a} of {n, plural, one {thing} other {{b} <i>things</i>}}")).toEqual(["<i>", "a", "b", "n"]);
});

test.each(translations)("%s says everything English says, and nothing else", (locale) => {
  expect(partsIn(locale)).toEqual(partsIn(defaultLocale));
  expect([...textsIn(locale).keys()].sort()).toEqual([...english.keys()].sort());
});

test.each(translations)("%s puts the same values and links into its texts as English", (locale) => {
  const said = [...textsIn(locale)].map(([key, text]) => [key, argumentsOf(text)]);
  const meant = [...textsIn(locale).keys()].map((key) => [key, argumentsOf(english.get(key) ?? "")]);
  expect(said).toEqual(meant);
});

test.each(localeNames)("every text of %s can be said for one, two, few and many", (locale) => {
  for (const [key, text] of textsIn(locale)) {
    const onError = (error: Error): never => {
      throw new Error(`${locale} ${key}`, { cause: error });
    };
    const say = createTranslator({ locale, messages: { text }, onError });
    for (const count of [0, 1, 2, 3, 11, 100]) {
      const values = argumentsOf(text).map((name) =>
        name.startsWith("<") ? [name.slice(1, -1), (chunks: string) => `(${chunks})`] : [name, count],
      );
      expect(say.markup("text", Object.fromEntries(values))).not.toMatch(/[{}<>]/);
    }
  }
});
