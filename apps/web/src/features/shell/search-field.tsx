"use client";

import { useEffect, useRef, useState } from "react";
import type { ComponentType, ReactNode, RefObject } from "react";
import type { SuggestionProps } from "./suggestions.tsx";

type Props = {
  /** `/` anywhere on the page leads here; one field per page. */
  hasShortcut: boolean;
  /** The field itself. */
  children: ReactNode;
};

/** The field is on the page from the start; what suggests is fetched when somebody comes to type. */
export function SearchField({ hasShortcut, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [Suggestions, setSuggestions] = useState<ComponentType<SuggestionProps>>();
  useSlash(box, hasShortcut);

  function load(): void {
    // Without it one still searches.
    import("./suggestions.tsx").then(
      (part) => setSuggestions(() => part.Suggestions),
      () => {},
    );
  }

  return (
    <div ref={box} onFocus={load}>
      {children}
      {Suggestions && <Suggestions box={box} />}
    </div>
  );
}

/** `/` goes to the field, unless somebody is typing it. */
function useSlash(box: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const hear = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      if (key !== "/" || ctrlKey || metaKey || altKey) return;
      if (target instanceof Element && target.closest("input,textarea,select")) return;
      event.preventDefault();
      box.current?.querySelector("input")?.focus();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [box, isOn]);
}
