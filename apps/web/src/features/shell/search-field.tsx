"use client";

import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import type { ComponentType, FocusEvent } from "react";
import type { SuggestionProps } from "./suggestions.tsx";

type Props = {
  label: string;
  /** `/` anywhere on the page leads here; one field per page. */
  hasShortcut: boolean;
};

const never = () => () => {};

/** The field itself is on the page from the start; what suggests is fetched when somebody comes to type. */
export function SearchField({ label, hasShortcut }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [Suggestions, setSuggestions] = useState<ComponentType<SuggestionProps>>();
  const [isHere, setHere] = useState(false);
  const [state, setState] = useState<{ isOpen: boolean; active: string | undefined }>(closed);
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  useSlash(field, hasShortcut);

  function load(): void {
    setHere(true);
    // Without it one still searches.
    void import("./suggestions.tsx").then((part) => setSuggestions(() => part.Suggestions)).catch(() => {});
  }

  return (
    <div onFocus={load} onBlur={(event) => setHere(staysInside(event))}>
      <input
        ref={field}
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        maxLength={100}
        autoComplete="off"
        {...(hasScripts && {
          role: "combobox",
          "aria-autocomplete": "list" as const,
          "aria-expanded": state.isOpen,
          "aria-controls": state.isOpen ? id : undefined,
          "aria-activedescendant": state.active,
        })}
        className="min-h-11 w-full rounded-control border-[1.5px] border-line-strong bg-canvas py-2 ps-3.5 pe-12 text-base placeholder:text-ink-2"
      />
      {Suggestions && isHere && <Suggestions id={id} field={field} onState={setState} />}
    </div>
  );
}

const closed = { isOpen: false, active: undefined };

const staysInside = ({ currentTarget, relatedTarget }: FocusEvent) =>
  relatedTarget instanceof Node && currentTarget.contains(relatedTarget);

/** `/` goes to the field, unless somebody is typing it. */
function useSlash(field: { readonly current: HTMLInputElement | null }, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const hear = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [field, isOn]);
}
