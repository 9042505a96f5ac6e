import type { OrderId } from "@stallhouse/contracts/ids";
export type OrderWatch = { subscribe: (orderId: OrderId, wake: () => void) => () => void };
