import "server-only";
import type { CategoryChoice } from "~/features/seller-product/basics-section.tsx";
import { catalog } from "~/gateway/services.ts";

/** Categories to choose from, each with the way down to it. */
export async function categoryChoices(): Promise<CategoryChoice[]> {
  const categories = await (await catalog()).public.category.list.query();
  const names = new Map(categories.map(({ slug, name }) => [slug, name]));
  return categories
    .map(({ slug, name, hue, parentSlug }) => {
      const parent = parentSlug ? names.get(parentSlug) : undefined;
      return { slug, hue, label: parent ? `${parent} › ${name}` : name };
    })
    .sort((one, other) => one.label.localeCompare(other.label, "en"));
}

/** Pictures the seller shows already, to choose from. A help, so its absence stops nobody. */
export async function knownPictures(): Promise<string[]> {
  try {
    const { items } = await (await catalog()).seller.product.list.query({ limit: 100 });
    return [...new Set(items.flatMap(({ image }) => (image ? [image.url] : [])))];
  } catch (error) {
    console.error("known pictures could not be read", error);
    return [];
  }
}
