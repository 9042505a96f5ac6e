import "server-only";
import type { CategoryChoice } from "~/features/seller-product/basics-section.tsx";
import { catalog } from "~/gateway/forward/services.ts";

/** Categories to choose from, each with the way down to it. */
export async function categoryChoices(): Promise<CategoryChoice[]> {
  const categories = await (await catalog()).public.category.list.query();
  const names = new Map(categories.map(({ slug, name }) => [slug, name]));
  return categories
    .map(({ slug, name, hue, parentSlug, attributes }) => {
      const parent = parentSlug ? names.get(parentSlug) : undefined;
      const choices = attributes.map(({ key, label, values }) => ({ key, label, values }));
      return { slug, hue, label: parent ? `${parent} › ${name}` : name, attributes: choices };
    })
    .sort((one, other) => one.label.localeCompare(other.label, "en"));
}
