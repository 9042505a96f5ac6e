import { useLocale } from "next-intl";
import { isSaidIn, wordIn } from "~/i18n/word-in.ts";
import type { Word } from "~/i18n/word-in.ts";
import { English } from "./english.tsx";

/** A word in the reader's language; in English, and marked as such, where it has none. */
export function Translated(word: Word) {
  const locale = useLocale();
  return isSaidIn(locale, word) ? wordIn(locale, word) : <English>{word.word}</English>;
}
