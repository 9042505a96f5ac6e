"use client";

import { useEffect } from "react";
import { cartSignal } from "~/api/cart-signal.ts";
import { ownEvent } from "./viewer.ts";
import type { Own } from "./viewer.ts";

/**
 * Reads who reads and how much is in their cart once the page is there, which is the same for all. `drawing` is another one each
 * time the server draws the page, and then it is read again: who has just signed out is nobody any more.
 */
export function OwnReader({ drawing }: { drawing: string }) {
  useEffect(() => {
    fetch(`/api/own?in=${document.documentElement.lang}`)
      .then((answer) => answer.json())
      .then(
        (own: Own) => {
          window.dispatchEvent(new CustomEvent<Own>(ownEvent, { detail: own }));
          cartSignal.say({ settle: own.count });
        },
        // The page does as well without.
        () => {},
      );
  }, [drawing]);
  return null;
}
