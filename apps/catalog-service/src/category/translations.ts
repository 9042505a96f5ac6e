import { z } from "zod";

const otherLanguage = z
  .string()
  .regex(/^(?!en$)[a-z]{2}$/, "is no language, or English, which stands in the word itself");

/** A word of the house in other languages than English; where a reader's is missing, the English word is shown. */
export const translations = (word: z.ZodType<string>) => z.record(otherLanguage, word);
export type Translations = Record<string, string>;
