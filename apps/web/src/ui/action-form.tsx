"use client";

import { startTransition, useActionState } from "react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import type { FormAction, Outcome } from "./outcome.ts";
import { say } from "./said.tsx";

type Props = {
  action: FormAction;
  submit: ReactNode;
  /** What the button says while it works. */
  busyText: string;
  look?: ComponentProps<typeof Button>["look"];
  /** Tells buttons of the same name apart: "Approve Fjordline". */
  submitLabel?: string;
  children?: ReactNode;
  className?: string;
  onDone?: () => void;
  /** In a row of a list: smaller. */
  isCompact?: boolean;
};

/** A form that is answered in place: what was typed stays when the answer is no. */
export function ActionForm({
  action,
  submit,
  busyText,
  look,
  submitLabel,
  children,
  className,
  onDone,
  isCompact,
}: Props) {
  const [outcome, send, isPending] = useActionState(async (_before: Outcome, form: FormData) => {
    const answer = await action(form);
    if (answer.done) say(answer.done);
    if (!answer.error) onDone?.();
    return answer;
  }, {});
  return (
    <form
      className={className ?? "grid justify-items-start gap-4"}
      // Not the form's `action`: React would empty the fields after it, refused or not.
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        if (!isPending) startTransition(() => send(form));
      }}
    >
      {children}
      {outcome.error && (
        <Notice tone="danger" announce>
          {outcome.error}
        </Notice>
      )}
      <Button
        type="submit"
        size={isCompact ? "sm" : "md"}
        look={look}
        aria-label={isPending ? undefined : submitLabel}
        aria-disabled={isPending || undefined}
      >
        {isPending ? busyText : submit}
      </Button>
    </form>
  );
}
