import type { Params } from "./list-query.ts";

export const reviewSorts = ["helpful", "newest", "lowest"] as const;

/** Which reviews a product's address asks for. Whatever makes no sense is left out. */
export type ReviewQuery = {
  stars?: number | undefined;
  sort?: (typeof reviewSorts)[number] | undefined;
  after?: string | undefined;
};

export function parseReviewQuery(params: Params): ReviewQuery {
  const { stars, after } = params;
  const sort = reviewSorts.find((known) => known === params["sort"]);
  return {
    ...(typeof stars === "string" && /^[1-5]$/.test(stars) && { stars: Number(stars) }),
    ...(sort && { sort }),
    ...(typeof after === "string" && after !== "" && after.length <= 200 && { after }),
  };
}
