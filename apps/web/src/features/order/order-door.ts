"use client";

import { orderApi } from "~/api/browser.ts";
import type { OrderView, ShownOrder } from "~/api/shapes.ts";

type Ears = {
  onData: (order: ShownOrder) => void;
  onConnectionStateChange: (change: { state: string }) => void;
  onError: () => void;
};

/** What can be done with an order: as its customer, or as whoever holds the signed link to it. */
export function doorTo(orderId: OrderView["orderId"], token: string | undefined) {
  if (token === undefined) {
    const { order } = orderApi.customer;
    return {
      pay: () => order.pay.mutate({ orderId }),
      confirmPrice: (totalAmount: number) => order.confirmPrice.mutate({ orderId, totalAmount }),
      extendHold: (heldUntil: string) => order.extendHold.mutate({ orderId, heldUntil }),
      watch: (ears: Ears) => order.journey.subscribe({ orderId }, ears),
    };
  }
  const { order } = orderApi.public;
  return {
    pay: () => order.pay.mutate({ token }),
    confirmPrice: (totalAmount: number) => order.confirmPrice.mutate({ token, totalAmount }),
    extendHold: (heldUntil: string) => order.extendHold.mutate({ token, heldUntil }),
    watch: (ears: Ears) => order.watch.subscribe({ token }, ears),
  };
}
