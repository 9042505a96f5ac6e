"use client";

import { useLocale } from "next-intl";
import { createContext, use, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { cx } from "~/ui/class-names.ts";
import type { Viewer } from "./viewer.ts";

/** What of a page is its reader's own: it comes after the page, which is the same for all. */
export type Own = { viewer: Viewer | undefined; count: number };

const OwnContext = createContext<Own | undefined>(undefined);

/** Undefined until it is known, and for ever without scripts. */
export const useOwn = () => use(OwnContext);

type Props = {
  /** Where the server knows already. */
  known?: Own;
  /** Another one each time the server draws the page: who has just signed out is nobody any more. */
  drawing?: string;
  children: ReactNode;
};

/** Reads the reader's own once the page is there, and again when the server has drawn it anew. */
export function OwnDoor({ known, drawing, children }: Props) {
  const locale = useLocale();
  const [own, setOwn] = useState(known);
  useEffect(() => {
    if (known) return undefined;
    const asking = new AbortController();
    fetch(`/api/own?in=${locale}`, { signal: asking.signal })
      .then(async (answer) => setOwn((await answer.json()) as Own))
      // The page does as well without.
      .catch(() => {});
    return () => asking.abort();
  }, [known, drawing, locale]);
  return <OwnContext value={own}>{children}</OwnContext>;
}

export type Who = "stranger" | "user" | "seller" | "admin";

type OnlyProps = {
  who: readonly Who[];
  /** Whether it is there while nobody knows who reads. */
  isThereAtFirst?: boolean;
  /** Unseen rather than gone, so that nothing moves. */
  keepsRoom?: boolean;
  children: ReactNode;
};

/** What is on the page for some of its readers. A guest is a stranger who has a cart. */
export function OnlyFor({ who, isThereAtFirst = false, keepsRoom = false, children }: OnlyProps) {
  const own = useOwn();
  const { role, guest } = own?.viewer ?? { role: undefined, guest: true };
  const isThere = own ? who.includes(role && !guest ? role : "stranger") : isThereAtFirst;
  if (keepsRoom) return <span className={cx("contents", !isThere && "invisible")}>{children}</span>;
  return isThere && children;
}

export function OwnWord({ word }: { word: "name" | "email" }) {
  return useOwn()?.viewer?.[word];
}
