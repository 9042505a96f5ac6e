"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { ChangeEvent } from "react";
import type { FieldForm } from "~/ui/field-form.tsx";

/** Which form: that of a step of the checkout, of one address in the book, or of an order that waits for its payment. */
export type DraftOf = "contact" | "address" | "book" | `book ${string}` | `order ${string}`;
const keyOf = (draft: DraftOf) => `stallhouse:draft ${draft}`;

type Draft = Readonly<Record<string, string>>;
type Control = HTMLInputElement | HTMLSelectElement;

/** Fields whose values outlive a reload, Back and an ended session: kept in this tab until they were saved. */
export function useDraft(of: DraftOf, { state, ref, field }: FieldForm) {
  const key = keyOf(of);
  const kept = useSyncExternalStore(
    never,
    () => sessionStorage.getItem(key),
    () => null,
  );
  const [edited, setEdited] = useState<Draft>();
  const values = edited ?? { ...state.values, ...known(kept, Object.keys(state.values)) };
  const keep = (changes: Draft) => {
    const next = { ...values, ...changes };
    setEdited(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  // Takes over what was typed before the scripts came: it stands in the fields, and React does not know of it.
  const adopt = useEffectEvent(() => {
    const filled = [...new FormData(ref.current ?? undefined)];
    const typed = filled.flatMap(([name, value]) =>
      name in values && values[name] !== value && typeof value === "string" ? [[name, value] as const] : [],
    );
    if (typed.length > 0) keep(Object.fromEntries(typed));
  });
  useEffect(() => adopt(), []);
  // React empties a form that was sent. What a list then goes back to is its first line, unless another says it is the one.
  useLayoutEffect(() => {
    for (const option of ref.current?.querySelectorAll("option") ?? []) option.defaultSelected = option.selected;
  });
  return (name: string) => {
    const { defaultValue: _shown, onChange, ...rest } = field(name);
    return {
      ...rest,
      value: values[name] ?? "",
      onChange: (event: ChangeEvent<Control>) => {
        keep({ [name]: event.currentTarget.value });
        onChange(event);
      },
    };
  };
}

/** Once the server has it, the draft is not needed any more; `book` means those of all its addresses. */
export function forgetDraft(of: DraftOf): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(keyOf(of))) sessionStorage.removeItem(key);
}

const never = () => () => {};

/** What of a kept draft still has a place in the form. */
function known(kept: string | null, names: string[]): Draft {
  try {
    const draft: unknown = JSON.parse(kept ?? "null");
    if (typeof draft !== "object" || draft === null) return {};
    return Object.fromEntries(
      Object.entries(draft).filter(([name, value]) => names.includes(name) && typeof value === "string"),
    );
  } catch {
    return {};
  }
}
