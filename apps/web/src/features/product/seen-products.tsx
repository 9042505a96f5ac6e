"use client";

import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { ownList } from "~/api/own-list.ts";
import { seenList } from "./seen-list.ts";

/** What this browser looked at before; nothing for who is here for the first time. */
export function SeenProducts({ show }: { show: (slugs: string[]) => Promise<ReactNode> }) {
  const [shown, setShown] = useState<ReactNode>();
  useEffect(() => {
    const slugs = ownList.read(seenList);
    // To be reminded is a kindness; without it the page is whole.
    if (slugs.length > 0) show(slugs).then(setShown, () => {});
  }, [show]);
  return shown;
}
