"use client";

import { createContext, use } from "react";
import type { ReactNode } from "react";

const AsOfContext = createContext("");

/** `time`: since when the page is perhaps not true any more, because the shop cannot be asked; "" for one that is. */
export function AsOf({ time, children }: { time: string; children: ReactNode }) {
  return <AsOfContext value={time}>{children}</AsOfContext>;
}

/** For what happens on the page, not for what is drawn: while a page is drawn for many, nobody knows yet. */
export const useAsOf = () => use(AsOfContext);
