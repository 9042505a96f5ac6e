import { greatestAmount } from "../money-limits.ts";

type TextKind = "line" | "paragraphs" | "email" | "phone" | "country" | "slug" | "secret" | "password";

/**
 * The rule of one field as plain data, so that a browser can know it too: zod's schemas are made of it (`input.ts`). `min`
 * and `max` count characters, or are the bounds of a number that is typed.
 */
export type Field = { kind: TextKind | "money" | "whole"; min: number; max: number; isOptional?: boolean };
export type Fields = Readonly<Record<string, Field>>;

/** One line for people to read. */
export const line = (max: number): Field => ({ kind: "line", min: 1, max });
/** Text that may run over several lines, or say nothing. */
export const paragraphs = (max: number, min = 0): Field => ({ kind: "paragraphs", min, max, isOptional: min === 0 });
export const email: Field = { kind: "email", min: 1, max: 254 };
export const phone: Field = { kind: "phone", min: 6, max: 24 };
/** ISO 3166-1 alpha-2. */
export const country: Field = { kind: "country", min: 2, max: 2 };
/** A name in an address: small letters, digits and dashes. */
export const slug = (max: number): Field => ({ kind: "slug", min: 1, max });
/** Compared as it was typed: only its size is limited. */
export const secret = (max: number): Field => ({ kind: "secret", min: 1, max });
/** Counted as people count, so that eight emoji are eight. Spaces are part of it. */
export const newPassword: Field = { kind: "password", min: 8, max: 128 };
/** An amount as people type it, in minor units. */
export const typedMoney: Field = { kind: "money", min: 0, max: greatestAmount };
export const typedWhole = (min: number, max: number): Field => ({ kind: "whole", min, max });
/** A field of a form that may stay empty. */
export const optional = (field: Field): Field => ({ ...field, isOptional: true });
