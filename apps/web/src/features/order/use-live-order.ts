"use client";

import { useEffect, useState } from "react";
import { orderApi } from "~/api/browser.ts";
import type { OrderView } from "~/api/shapes.ts";

export type Live = { order: OrderView; connection: "opening" | "live" | "paused"; lastSeen: string | undefined };

/** How long the first word may take before the connection counts as paused. */
const patienceMs = 8_000;

/** The order as it stands, and on as it changes, without reloading. Falls back to what the server drew. */
export function useLiveOrder(initial: OrderView): Live & { take: (order: OrderView) => void } {
  const [live, setLive] = useState<Live>({ order: initial, connection: "opening", lastSeen: undefined });
  const { orderId } = initial;
  useEffect(() => {
    const pause = () => setLive((now) => ({ ...now, connection: "paused" }));
    const timer = setTimeout(pause, patienceMs);
    const subscription = orderApi.customer.order.journey.subscribe(
      { orderId },
      {
        onData: (order) => {
          clearTimeout(timer);
          setLive({ order, connection: "live", lastSeen: new Date().toISOString() });
        },
        onConnectionStateChange: ({ state }) => {
          if (state === "connecting")
            setLive((now) => (now.connection === "live" ? { ...now, connection: "paused" } : now));
          if (state === "pending") setLive((now) => ({ ...now, connection: now.lastSeen ? "live" : now.connection }));
        },
        onError: pause,
      },
    );
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    };
  }, [orderId]);
  return { ...live, take: (order) => setLive((now) => ({ ...now, order })) };
}
