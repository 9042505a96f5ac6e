import type { FacetsInput, ListProductsInput, SearchProductsInput, SuggestInput } from "../product/product-filter.ts";
import type { CategoryName, FoundPage, Picture } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";
import { countFacets } from "./count-facets.ts";
import type { Facets } from "./facets.ts";
import { listProducts } from "./list-products.ts";
import { searchProducts } from "./search-products.ts";
import { suggest } from "./suggest.ts";

export type Found = FoundPage & {
  /** What was searched for instead; null when the query stood as typed. */
  correctedQuery: string | null;
  originalQuery: string;
  /** Where the matches stand and who sells them, most first. */
  categories: { slug: string; name: string; hue: number; count: number }[];
  sellers: { slug: string; name: string; count: number }[];
};

export type Suggestions = {
  products: {
    productId: string;
    slug: string;
    title: string;
    price: number;
    currency: string;
    image: Picture | null;
    hue: number;
  }[];
  categories: (CategoryName & { hue: number })[];
  sellers: { slug: string; name: string }[];
  queries: string[];
};

/** Everything the market finds products by. A search engine takes PostgreSQL's place by answering these four. */
export type ProductSearch = {
  list: (input: ListProductsInput) => Promise<FoundPage>;
  search: (input: SearchProductsInput) => Promise<Found>;
  facets: (input: FacetsInput) => Promise<Facets>;
  suggest: (input: SuggestInput) => Promise<Suggestions>;
};

export function postgresSearch(db: CatalogDb): ProductSearch {
  return {
    list: (input) => listProducts(db, input),
    search: (input) => searchProducts(db, input),
    facets: (input) => countFacets(db, input),
    suggest: (input) => suggest(db, input),
  };
}
