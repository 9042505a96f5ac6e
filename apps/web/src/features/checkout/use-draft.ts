"use client";

import { useEffect, useState } from "react";

const key = "stallhouse:address-draft";

/** Values of a form that outlive a reload, Back and an ended session: kept in this tab until they were saved. */
export function useDraft<Values extends Record<string, string>>(start: Values) {
  const [values, setValues] = useState(start);
  useEffect(() => {
    const kept = readDraft();
    if (kept) setValues((now) => ({ ...now, ...pick(kept, Object.keys(now)) }));
  }, []);
  return {
    values,
    set(name: keyof Values & string, value: string): void {
      const next = { ...values, [name]: value };
      setValues(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
  };
}

/** Once the server has it, the draft is not needed any more. */
export function forgetDraft(): void {
  sessionStorage.removeItem(key);
}

function readDraft(): Record<string, unknown> | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...kept } : undefined;
  } catch {
    return undefined;
  }
}

function pick<Values extends Record<string, string>>(kept: Record<string, unknown>, names: string[]): Partial<Values> {
  const entries = names.map((name) => [name, kept[name]] as const).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(entries) as Partial<Values>;
}
