import { expect, it } from "vitest";
import { shopSlug } from "./shop-slug.ts";
import { standingAfter, standings } from "./standing.ts";
import type { StandingMove } from "./standing.ts";

const allowed: Record<string, string> = {
  "pending approve": "active",
  "active block": "blocked",
  "blocked unblock": "active",
};
const moves: StandingMove[] = ["approve", "block", "unblock"];

it.each(standings.flatMap((standing) => moves.map((move) => [standing, move] as const)))(
  "ID-14 decides whether a %s seller may %s",
  (standing, move) => {
    const next = allowed[`${standing} ${move}`];
    if (next) expect(standingAfter(standing, move)).toBe(next);
    else expect(() => standingAfter(standing, move)).toThrow("STANDING_UNCHANGED");
  },
);

it.each([
  ["Ember & Oak", "ember-oak"],
  ["  Mørk & Søn, Århus ", "mork-son-arhus"],
  ["Weiß Töpferei", "weiss-topferei"],
  ["木の店", "木の店"],
  ["!!!", ""],
])("makes an address of %s", (name, slug) => {
  expect(shopSlug(name)).toBe(slug);
});
