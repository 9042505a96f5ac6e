import { slug } from "@stallhouse/contracts/forms/fields";
import { input, line } from "@stallhouse/contracts/forms/input";
import { inputRefused } from "@stallhouse/contracts/refusal";
import { z } from "zod";
import { translations } from "./translations.ts";
import type { Translations } from "./translations.ts";

/** One thing the products of a category are told apart by: a facet beside the list, a field in the seller's form. */
export type AttributeDefinition = {
  key: string;
  label: string;
  values: string[];
  labels?: Translations;
  /** By the value. */
  valueLabels?: Record<string, Translations>;
};

export const attributeKey = input(slug(40));

const definition = z.strictObject({
  key: attributeKey,
  label: line(60),
  values: z.array(line(60)).min(1).max(60),
  labels: translations(line(60)).optional(),
  valueLabels: z.record(line(60), translations(line(60))).optional(),
});

export const attributeDefinitions = z
  .array(definition)
  .max(12)
  .superRefine((definitions, context) => {
    if (hasTwice(definitions.map(({ key }) => key)))
      context.addIssue({ code: "custom", message: "name an attribute twice" });
    definitions.forEach(({ values, valueLabels = {} }, i) => {
      if (hasTwice(values)) context.addIssue({ code: "custom", path: [i], message: "names a value twice" });
      if (Object.keys(valueLabels).some((value) => !values.includes(value)))
        context.addIssue({ code: "custom", path: [i], message: "translates a value it does not have" });
    });
  });

/** A product's values by attribute. */
export const productAttributes = z.record(attributeKey, z.array(line(60)).min(1));
export type ProductAttributes = z.infer<typeof productAttributes>;

/** A category's own definitions with those it inherits; the nearer one of a key stands. Given from the top down. */
export function inherited(chain: readonly (readonly AttributeDefinition[])[]): AttributeDefinition[] {
  return [...new Map(chain.flat().map((definition) => [definition.key, definition])).values()];
}

/** The definitions of all categories, where none is chosen: an attribute has the values it has in any of them. */
export function allTogether(all: readonly (readonly AttributeDefinition[])[]): AttributeDefinition[] {
  const byKey = new Map<string, AttributeDefinition>();
  for (const one of all.flat()) {
    const known = byKey.get(one.key) ?? one;
    const values = [...new Set([...known.values, ...one.values])];
    byKey.set(one.key, { ...known, values, valueLabels: { ...one.valueLabels, ...known.valueLabels } });
  }
  return [...byKey.values()];
}

/** Refuses values no facet of the category would show. */
export function checkAttributes(definitions: readonly AttributeDefinition[], given: ProductAttributes): void {
  for (const [key, values] of Object.entries(given)) {
    const known = definitions.find((definition) => definition.key === key);
    const field = `attributes.${key}`;
    if (!values.every((value) => known?.values.includes(value))) throw inputRefused({ field, code: "unknown" });
    if (hasTwice(values)) throw inputRefused({ field, code: "twice" });
  }
}

function hasTwice(words: readonly string[]): boolean {
  return new Set(words).size < words.length;
}
