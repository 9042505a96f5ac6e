"use client";

import { useState, useSyncExternalStore } from "react";

type Form = "contact" | "address";
const keyOf = (form: Form) => `stallhouse:${form}-draft`;

/** Values of a form that outlive a reload, Back and an ended session: kept in this tab until they were saved. */
export function useDraft<Values extends Record<string, string>>(form: Form, start: Values) {
  const key = keyOf(form);
  const kept = useSyncExternalStore(
    never,
    () => sessionStorage.getItem(key),
    () => null,
  );
  const [edited, setEdited] = useState<Values>();
  const values = edited ?? { ...start, ...known(kept, Object.keys(start)) };
  const keep = (changes: Partial<Record<keyof Values, string>>) => {
    const next = { ...values, ...changes };
    setEdited(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  return {
    values,
    set: (name: keyof Values & string, value: string) => keep({ [name]: value } as Partial<Values>),
    /** Takes over what was typed before the scripts came: it stands in the fields, and React does not know of it. */
    adopt: (filled: FormData) => {
      const typed = [...filled].filter(([name, value]) => name in values && values[name] !== value);
      if (typed.length > 0) keep(Object.fromEntries(typed) as Partial<Values>);
    },
  };
}

/** Once the server has it, the draft is not needed any more. */
export function forgetDraft(form: Form): void {
  sessionStorage.removeItem(keyOf(form));
}

const never = () => () => {};

/** What of a kept draft still has a place in the form. */
function known(kept: string | null, names: string[]): Record<string, string> {
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
