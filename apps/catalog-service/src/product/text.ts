import { z } from "zod";

/** One line of text from outside: no control characters, and no half of a surrogate pair, which PostgreSQL refuses. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
}

/** Text that may run over several lines. */
export function paragraphs(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);
}
