"use client";

import { useState } from "react";
import type { ComponentType, FocusEvent, ReactNode } from "react";
import type { ShowProps } from "./show-results.tsx";

type Props = ShowProps & {
  /** The fields of the form. */
  children: ReactNode;
  /** What the button says before anything was changed, and without scripts. */
  text: string;
  look: string;
};

/** The filters' fields and their button, which counts what they would show once somebody begins to change them. */
export function LateCount({ children, text, look, ...given }: Props) {
  const [Count, setCount] = useState<ComponentType<ShowProps>>();

  function load({ target }: FocusEvent): void {
    if (target instanceof HTMLInputElement)
      import("./show-results.tsx").then(
        (part) => setCount(() => part.ShowResults),
        () => {},
      );
  }

  return (
    <div onFocus={load} className="grid divide-y divide-line">
      {children}
      <div className="sticky bottom-0 z-10 bg-canvas py-3">
        <button type="submit" className={look}>
          {Count ? <Count {...given} /> : text}
        </button>
      </div>
    </div>
  );
}
