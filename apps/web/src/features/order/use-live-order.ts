"use client";

import { useEffect, useState } from "react";
import type { ShownOrder } from "~/api/shapes.ts";
import { doorTo } from "./order-door.ts";

export type Live = { order: ShownOrder; connection: "opening" | "live" | "paused"; lastSeen: string | undefined };

/** How long the first word may take before the connection counts as paused. */
const patienceMs = 8_000;

/** The order as it stands, and on as it changes, without reloading. Falls back to what the server drew. */
export function useLiveOrder(
  initial: ShownOrder,
  token: string | undefined,
): Live & { take: (order: ShownOrder) => void } {
  const [live, setLive] = useState<Live>({ order: initial, connection: "opening", lastSeen: undefined });
  const { orderId } = initial;
  useEffect(() => {
    const pause = () => setLive((now) => ({ ...now, connection: "paused" }));
    const timer = setTimeout(pause, patienceMs);
    const subscription = doorTo(orderId, token).watch({
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
    });
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    };
  }, [orderId, token]);
  return { ...live, take: (order) => setLive((now) => ({ ...now, order })) };
}
