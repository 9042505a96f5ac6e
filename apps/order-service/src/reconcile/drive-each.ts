import type { Log } from "@stallhouse/service/log";

/** Acts on each answer; one that goes wrong is said and does not hold up the others. Answers how many it drove on. */
export async function driveEach<Item>(
  log: Log,
  items: readonly Item[],
  act: (item: Item) => Promise<boolean>,
): Promise<number> {
  let driven = 0;
  for (const item of items) {
    try {
      if (await act(item)) driven++;
    } catch (err) {
      log.error({ err, item }, "not reconciled");
    }
  }
  return driven;
}
