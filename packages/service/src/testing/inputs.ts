import { z } from "zod";

/** What nobody may write anywhere: half an emoji, and NUL. */
const brokenTexts = ["market\ud83d day", "\udc00market day", "market\0day"];
/** Nor what turns the direction of the text beside it, where others read it. */
const turnedText = "market\u202e day\u202c";
const isSecret = /\.(?:password|current|next)$/;

/** What people do write, and every service and database takes alike: at most 100 characters. */
export const acceptedTexts = [
  "Zoë O’Neill-Łuczak",
  "👩‍👩‍👧‍👦 family 🇵🇹",
  "محمد \u200f(ب) x",
  "हिन्दी ภาษาไทย 中文",
  `${"a\u0301\u0323".repeat(20)}`,
  "x\uffff\ufdd0\ue000",
  `"\\'; drop table users; -- %_\\u0000 {}`,
  "a\ufeffb\u200bc",
];
export const acceptedEmails = [
  "a@b.co",
  "O'Neil+shop_1@sub.example-domain.org",
  `${"x".repeat(64)}@${"y".repeat(63)}.${"z".repeat(63)}.example`,
  "1-2@3.example",
];

type Router = { _def: { procedures: object } };
type Procedure = { _def: { inputs: readonly z.ZodType[] } };
export type Place = { path: string; schema: z.ZodType };

/** Every place of every procedure's input where a text can stand, keys of records too. */
export function textPlaces(router: Router): Place[] {
  return Object.entries(router._def.procedures as Record<string, Procedure>).flatMap(([name, { _def }]) =>
    _def.inputs.flatMap((schema) => placesIn(schema, name)),
  );
}

/** What the place takes of the texts that it has to refuse. */
export function brokenTaken({ path, schema }: Place): string[] {
  const asked = isSecret.test(path) ? brokenTexts : [...brokenTexts, turnedText];
  return asked.filter((text) => schema.safeParse(text).success);
}

const textless = ["int", "number", "boolean", "enum", "literal", "null", "undefined"];

/** A kind of schema that is not known here is a fault of the test: nothing may be passed over. */
function placesIn(schema: z.ZodType, path: string): Place[] {
  if (textless.includes(schema.type)) return [];
  if (isText(schema)) return [{ path, schema }];
  const parts = schema instanceof z.ZodPipe ? [["", schema.in]] : (wrapped(schema) ?? listed(schema));
  if (!parts) throw new Error(`${path} is a ${schema.type}, of which this test knows nothing`);
  return parts.flatMap(([name, part]) => placesIn(part as z.ZodType, `${path}${String(name)}`));
}

function wrapped(schema: z.ZodType) {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapped ? [["", schema.unwrap()]] : undefined;
}

function listed(schema: z.ZodType) {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).map(([key, part]) => [`.${key}`, part]);
  if (schema instanceof z.ZodArray) return [[".*", schema.element]];
  if (schema instanceof z.ZodUnion) return schema.options.map((one) => ["", one]);
  if (!(schema instanceof z.ZodRecord)) return undefined;
  return [
    [".key", schema.keyType],
    [".*", schema.valueType],
  ];
}

/** A text and what is made of it belong together: what is refused only afterwards is refused. */
function isText(schema: unknown): boolean {
  if (schema instanceof z.ZodPipe) return isText(schema.in);
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat;
}
