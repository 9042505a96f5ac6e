import type { OrderId } from "@stallhouse/contracts/ids";
import type { Customer } from "@stallhouse/service/trpc";
import type { Deps } from "../trpc.ts";
import { getOrderOf } from "../views/read-order.ts";
import type { OrderView } from "../views/shapes.ts";

/** However quiet the channel is, a watcher looks again after this long. */
const maxPauseMs = 20_000;

/** The customer's order at once, and again after every change, until the watcher leaves. */
export async function* orderJourney(
  deps: Pick<Deps, "db" | "watch">,
  customer: Customer,
  { orderId, signal }: { orderId: OrderId; signal: AbortSignal | undefined },
): AsyncGenerator<OrderView, void> {
  yield* followOrder(deps, { orderId, signal, look: () => getOrderOf(deps.db, customer, orderId) });
}

type Following<View> = { orderId: OrderId; signal: AbortSignal | undefined; look: () => Promise<View> };

/** What `look` sees of an order, at once and whenever it sees something else. */
export async function* followOrder<View>(
  { watch }: Pick<Deps, "watch">,
  { orderId, signal, look }: Following<View>,
): AsyncGenerator<View, void> {
  let changed = true;
  let wake = () => {};
  const hear = () => {
    changed = true;
    wake();
  };
  // Listening starts before the first look, so that no change falls between the two.
  const unsubscribe = watch.subscribe(orderId, hear);
  signal?.addEventListener("abort", hear);
  try {
    for (let shown = ""; !signal?.aborted;) {
      changed = false;
      const view = await look();
      const text = JSON.stringify(view);
      if (text !== shown) yield view;
      shown = text;
      if (!changed)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, maxPauseMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
  } finally {
    wake();
    unsubscribe();
    signal?.removeEventListener("abort", hear);
  }
}
