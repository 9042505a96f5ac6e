"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";

type Props = ComponentProps<typeof Button> & { busyText: string };

/** Sends its form and says what it is doing meanwhile. A second press while it works does nothing. */
export function SubmitButton({ busyText, children, onClick, ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      // Not `disabled`: that would throw the keyboard's focus away.
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {pending ? busyText : children}
    </Button>
  );
}
