import type { Page } from "@playwright/test";
import { expect, test } from "./steps/market.ts";
import { timeEmptyPress, timeWork, visit, watchSpeed } from "./steps/page-speed.ts";
import type { Speed } from "./steps/page-speed.ts";
import { setUpStands } from "./steps/stands.ts";

type Stop = { path: string; who: Page; budget: Speed; act: (page: Page) => Promise<void> };
type Row = Speed & { path: string; tries: number; lcpLimit: number; inpLimit: number };

/** `timeWork` on the two cores that the budgets were set on, with nothing else to do. */
const usualWork = 140;
/** And `timeEmptyPress`: a frame or two. */
const usualPress = 24;
const mostTries = 3;

const list: Speed = { lcp: 1_800, cls: 0.02, inp: 100 };
const checkout: Speed = { lcp: 2_000, cls: 0.05, inp: 150 };
const portal: Speed = { lcp: 2_500, cls: 0.05, inp: 200 };

/*
 * Pages stand still (CLS) whatever machine draws them: no allowance. Times do depend on the machine: the best of three
 * tries counts, and a machine that is slower than the one the budgets were set on, or busy, gets the more time the slower
 * it does a piece of ordinary work and answers a press that costs nothing. It never gets less: a fast machine does not
 * make the budgets harder.
 */
test("UX-80 on a slow phone and line pages are there soon, stand still, and answer at once", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(300_000);
  const { stall } = await setUpStands(page, enter, admin);
  const guest = await enter();
  const type = (label: string) => async (on: Page) => {
    await on.getByLabel(label).first().click();
    await on.keyboard.type("mu");
  };
  const tick = async (on: Page) => {
    const filters = on.getByRole("region", { name: "Filters" });
    for (const box of (await filters.getByRole("checkbox").all()).slice(0, 3)) await box.click();
  };
  const stops: Stop[] = [
    { path: "/", who: guest, budget: list, act: type("Search products") },
    { path: "/c/ceramics", who: guest, budget: list, act: tick },
    { path: "/search?q=mug", who: guest, budget: list, act: tick },
    {
      path: "/p/tall-stoneware-mug-350-ml",
      who: guest,
      budget: list,
      act: async (on) => {
        await on.getByRole("radio", { name: "Sand" }).click();
        await on.getByRole("button", { name: "One more" }).first().click();
      },
    },
    { path: "/cart", who: page, budget: checkout, act: (on) => on.getByRole("button", { name: "One more" }).click() },
    { path: "/checkout?step=contact", who: page, budget: checkout, act: type("Email") },
    { path: "/seller/products", who: stall.page, budget: portal, act: type("Title or SKU") },
  ];
  const rows: Row[] = [];
  const slow: string[] = [];
  for (const stop of stops) {
    const { row, limit } = await bestOf(stop);
    rows.push(row);
    for (const part of ["lcp", "cls", "inp"] as const) {
      if (row[part] > limit[part]) slow.push(`${stop.path}: ${part} ${row[part]}, at most ${limit[part]}`);
    }
  }
  console.table(rows);
  // A page without a largest thing, or one that never answered, was not measured.
  expect(rows.filter(({ lcp, inp }) => lcp === 0 || inp === 0)).toEqual([]);
  expect(slow).toEqual([]);
});

async function bestOf({ path, who, budget, act }: Stop): Promise<{ row: Row; limit: Speed }> {
  const session = await watchSpeed(who);
  const row: Row = { path, lcp: Infinity, cls: 0, inp: Infinity, tries: 0, lcpLimit: 0, inpLimit: 0 };
  const limit = { ...budget };
  while (row.tries < mostTries && (row.lcp > limit.lcp || row.inp > limit.inp)) {
    row.tries += 1;
    const waiting = Math.max(0, (await timeEmptyPress(who, session)) - usualPress);
    const slowness = Math.max(1, (await timeWork(who)) / usualWork);
    limit.lcp = Math.max(limit.lcp, Math.round(budget.lcp * slowness));
    limit.inp = Math.max(limit.inp, Math.round(budget.inp * slowness + waiting));
    const { lcp, cls, inp } = await visit(who, session, { path, act });
    row.lcp = Math.min(row.lcp, lcp);
    row.inp = Math.min(row.inp, inp);
    row.cls = Math.max(row.cls, cls);
  }
  await session.detach();
  return { row: { ...row, lcpLimit: limit.lcp, inpLimit: limit.inp }, limit };
}
