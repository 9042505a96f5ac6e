import { line, paragraphs, slug } from "@stallhouse/contracts/forms/input";
import { z } from "zod";
import { attributeDefinitions } from "./attributes.ts";
import { translations } from "./translations.ts";

/** Categories are named by their slug: saving one that exists changes it. */
export const saveCategoryInput = z.strictObject({
  slug,
  name: line(80),
  /** Of the stall tint, in degrees. */
  hue: z.int().min(0).max(359),
  intro: paragraphs(500),
  parentSlug: slug.nullable(),
  position: z.int().min(0).max(10_000),
  // Left out, what it has of these stays.
  attributes: attributeDefinitions.optional(),
  names: translations(line(80)).optional(),
  intros: translations(paragraphs(500)).optional(),
});
export type SaveCategoryInput = z.infer<typeof saveCategoryInput>;
