import { expect, test } from "vitest";
import { parseReviewQuery } from "./review-query.ts";

test("UX-47 reads from the address which reviews to show", () => {
  expect(parseReviewQuery({ stars: "2", sort: "newest", after: "abc" })).toEqual({
    stars: 2,
    sort: "newest",
    after: "abc",
  });
});

test("leaves out what makes no sense of reviews", () => {
  expect(parseReviewQuery({ stars: "6", sort: "best", after: ["a", "b"] })).toEqual({});
  expect(parseReviewQuery({ stars: "2.5", after: "x".repeat(201) })).toEqual({});
});
