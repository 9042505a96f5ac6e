"use client";

import { useEffect, useRef } from "react";
import type { CheckoutStep } from "~/paths.ts";

/** Which step this tab showed last: whoever comes from another one is led to its heading. */
let last: CheckoutStep | undefined;

/** The name of the step. The button that was pressed is gone with its step: reading goes on from here. */
export function StepHeading({ step, children }: { step: CheckoutStep; children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (last && last !== step) heading.current?.focus({ preventScroll: true });
    last = step;
  }, [step]);
  return (
    <h1 ref={heading} tabIndex={-1} className="signage text-3xl outline-none">
      {children}
    </h1>
  );
}
