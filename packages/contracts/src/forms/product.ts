import type { FieldFault } from "./fault.ts";
import { line, optional, paragraphs, slug, typedMoney, typedWhole } from "./fields.ts";

/** The fields of a seller's product by their path, as catalog takes them; `*` stands for a place in a list. */
export const productForm = {
  title: line(140),
  summary: optional(line(280)),
  description: paragraphs(8_000),
  categorySlug: slug(120),
  "options.*.name": line(40),
  "options.*.values.*.value": line(60),
  "variants.*.sku": optional(line(64)),
  "variants.*.price": optional(typedMoney),
  "variants.*.compareAt": optional(typedMoney),
  "variants.*.quantity": typedWhole(0, 1_000_000),
  "variants.*.threshold": typedWhole(0, 100_000),
  "pictures.*.alt": optional(line(200)),
  "facts.*.label": line(60),
  "facts.*.value": line(200),
};

/** How many parts of a kind a product has at most. */
export const mostOf = { attributeValues: 3, facts: 30, options: 3, values: 40, variants: 100, pictures: 24 };

type Product = {
  summary: string;
  attributes?: Readonly<Record<string, readonly string[]>> | undefined;
  options: readonly { name: string; values: readonly { value: string }[] }[];
  pictures: readonly { alt: string; optionValue: string | null }[];
  variants: readonly Variant[];
  facts: readonly unknown[];
  status: "active" | "draft";
};
type Variant = { sku: string; options: Record<string, string>; price: number | null; compareAt: number | null };

/** What is wrong with a product's parts taken together; each part alone is well formed. */
export function productFaults(product: Product): FieldFault[] {
  const { options, pictures, variants, facts, attributes = {} } = product;
  const known = new Set(options.flatMap(({ values }) => values.map(({ value }) => value)));
  const choices = variants.map((variant) => options.map(({ name }) => variant.options[name]).join("\n"));
  return [
    ...(product.status === "active" ? saleFaults(product) : []),
    ...Object.entries(attributes).flatMap(([key, chosen]) =>
      countFaults(`attributes.${key}`, chosen, mostOf.attributeValues),
    ),
    ...countFaults("facts", facts, mostOf.facts),
    ...countFaults("options", options, mostOf.options),
    ...twice(words(options, "name"), (i) => `options.${i}.name`),
    ...options.flatMap(({ values }, i) => [
      ...atLeastOne(`options.${i}.values`, values),
      ...countFaults(`options.${i}.values`, values, mostOf.values),
      ...twice(words(values, "value"), (at) => `options.${i}.values.${at}.value`),
    ]),
    ...atLeastOne("variants", variants),
    ...countFaults("variants", variants, mostOf.variants),
    ...twice(words(variants, "sku"), (i) => `variants.${i}.sku`),
    ...twice(choices, (i) => `variants.${i}.options`),
    ...variants.flatMap((variant, i) => variantFaults(variant, `variants.${i}`, options)),
    ...countFaults("pictures", pictures, mostOf.pictures),
    ...pictures.flatMap(({ optionValue }, i): FieldFault[] =>
      optionValue !== null && !known.has(optionValue) ? [{ field: `pictures.${i}.optionValue`, code: "unknown" }] : [],
    ),
  ];
}

/** A draft may wait for these; what is on sale may not. */
function saleFaults({ summary, variants, pictures }: Product): FieldFault[] {
  const missing = (field: string, isMissing: boolean): FieldFault[] => (isMissing ? [{ field, code: "missing" }] : []);
  return [
    ...missing("summary", summary === ""),
    ...variants.flatMap(({ sku, price }, i) => [
      ...missing(`variants.${i}.sku`, sku === ""),
      ...missing(`variants.${i}.price`, price === null),
    ]),
    ...pictures.flatMap(({ alt }, i) => missing(`pictures.${i}.alt`, alt === "")),
  ];
}

function variantFaults({ options: chosen, price, compareAt }: Variant, path: string, options: Product["options"]) {
  const faults: FieldFault[] = [];
  if (!choosesEach(options, chosen)) faults.push({ field: `${path}.options`, code: "unknown" });
  if (compareAt !== null && price !== null && compareAt <= price)
    faults.push({ field: `${path}.compareAt`, code: "notAbovePrice" });
  return faults;
}

function choosesEach(options: Product["options"], chosen: Record<string, string>): boolean {
  if (Object.keys(chosen).length !== options.length) return false;
  return options.every(({ name, values }) =>
    values.some(({ value }) => Object.hasOwn(chosen, name) && chosen[name] === value),
  );
}

function atLeastOne(field: string, { length }: readonly unknown[]): FieldFault[] {
  return length === 0 ? [{ field, code: "tooFew", limit: 1, count: 0 }] : [];
}

function countFaults(field: string, { length }: readonly unknown[], most: number): FieldFault[] {
  return length > most ? [{ field, code: "tooMany", limit: most, count: length }] : [];
}

function words<Key extends string>(parts: readonly Record<Key, string>[], key: Key): string[] {
  return parts.map((part) => part[key]);
}

/** Every word that stands earlier in the list already; one that is not written yet is no other's. */
function twice(list: readonly string[], field: (index: number) => string): FieldFault[] {
  return list.flatMap((word, i) =>
    word !== "" && list.indexOf(word) < i ? [{ field: field(i), code: "twice" } as const] : [],
  );
}
