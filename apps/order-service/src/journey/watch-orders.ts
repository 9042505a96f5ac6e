import type { OrderId } from "@stallhouse/contracts/ids";
import type { Log } from "@stallhouse/service/log";
import type { Sql } from "@stallhouse/db/connect";

/** Channel on which the database itself tells of every change of an order; the payload is its id. */
const orderMovesChannel = "order_moves";

/** Tells of changed orders, whichever copy of the service changed them. */
export type OrderWatch = {
  /** Calls `wake` after every change. Returns the way out. */
  subscribe: (orderId: OrderId, wake: () => void) => () => void;
};

/** One listening connection per process, fanned out in memory. Opened with the first watcher, so that a start does not wait for it. */
export function createOrderWatch(sql: Sql, log: Log): OrderWatch {
  const watchers = new Map<string, Set<() => void>>();
  let isListening = false;
  const listen = () => {
    if (isListening) return;
    isListening = true;
    const wakeAll = () => watchers.forEach((wakes) => wakes.forEach((wake) => wake()));
    sql
      // After a lost connection nobody knows what was missed.
      .listen(orderMovesChannel, (orderId) => watchers.get(orderId)?.forEach((wake) => wake()), wakeAll)
      .catch((err: unknown) => {
        isListening = false;
        log.error({ err }, "cannot listen for order moves");
      });
  };
  return {
    subscribe: (orderId, wake) => {
      listen();
      const wakes = watchers.get(orderId) ?? new Set();
      watchers.set(orderId, wakes.add(wake));
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0 && watchers.get(orderId) === wakes) watchers.delete(orderId);
      };
    },
  };
}
