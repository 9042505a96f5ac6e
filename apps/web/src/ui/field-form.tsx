"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import type { ChangeEvent, ComponentProps, FocusEvent, FormEvent, ReactNode } from "react";
import type { Fields } from "@stallhouse/contracts/forms/fields";
import { FaultSummary } from "./fault-summary.tsx";
import type { JudgedForm, Values } from "./faults.ts";
import { emptyForm } from "./outcome.ts";
import type { FormState, SendForm } from "./outcome.ts";
import { SubmitButton } from "./submit-button.tsx";

type Asked = {
  start?: FormState;
  /** By which its fields are looked at on leaving them; without them the server alone does. */
  rules?: JudgedForm;
};

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Of a field that was looked at: what is wrong with it, or nothing where it is right. */
type Marks = Readonly<Record<string, string | undefined>>;

/**
 * A form with fields, sent to the server and shown again as it says. A fault is found on leaving a field, never while
 * typing, and goes as soon as it is mended.
 */
export function useFieldForm(send: SendForm, { start = emptyForm, rules }: Asked = {}) {
  const [state, action] = useActionState(send, start);
  const [known, setKnown] = useState<{ of: FormState["faults"]; marks: Marks }>({
    of: state.faults,
    marks: state.faults,
  });
  if (known.of !== state.faults) setKnown({ of: state.faults, marks: state.faults });
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const [first] = Object.keys(state.faults);
    if (first) ref.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }, [state.faults]);
  const shown = useRef(state);
  useEffect(() => {
    const isRefused = state.fault !== undefined || Object.keys(state.faults).length > 0;
    if (shown.current !== state && !isRefused) ref.current?.reset();
    shown.current = state;
  }, [state]);
  const mark = (name: string, sentence: string | undefined) =>
    setKnown(({ of, marks: { [name]: _old, ...others } }) => ({
      of,
      marks: sentence === undefined ? others : { ...others, [name]: sentence },
    }));
  const general = useTranslations(rules ? "faults" : "common");
  const own = useTranslations(rules?.words ?? "common");
  const judge = async ({ name, form }: Control, take: (fault: string) => void) => {
    if (!rules) return;
    const [{ sayFaults }, faults] = await Promise.all([import("./faults.ts"), rules.judge(typedInto(form))]);
    take(sayFaults({ general, own }, faults)[name] ?? "");
  };
  const { marks } = known;
  const field = (name: string) => ({
    name,
    defaultValue: state.values[name],
    error: marks[name] || undefined,
    maxLength: longest(rules?.fields[name]),
    isRight: marks[name] === "",
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<Control>) => {
      // Left for the button: a sentence that appears now would move it away under the press, and the server says it too.
      const isSending = relatedTarget instanceof HTMLButtonElement && relatedTarget.type === "submit";
      if (currentTarget.value && !isSending) void judge(currentTarget, (fault) => mark(name, fault)).catch(ignored);
    },
    // A fault goes at once, not on leaving the field: the page would move under the press on the button.
    onChange: ({ currentTarget }: ChangeEvent<Control>) => {
      const said = marks[name];
      if (said === undefined) return;
      // What was wrong may be told in better words meanwhile; what was right is only no longer marked.
      const take = (now: string) => now !== said && mark(name, said && now ? now : undefined);
      void judge(currentTarget, take).catch(ignored);
    },
  });
  return { state, action, ref, field, faults: wrongIn(marks) };
}

/** Without the checks, which did not come, the server alone looks at what was typed. */
const ignored = () => {};

export type FieldForm = ReturnType<typeof useFieldForm>;

/** Of a form that is one among others on its page. */
export const modestButton = { size: "md", className: "justify-self-start" } as const;

/** As wide as the page where a thumb presses it. */
export const wideButton = { className: "w-full sm:w-auto sm:justify-self-start" } as const;

type Props = {
  form: FieldForm;
  submit: ReactNode;
  busyText: string;
  children: ReactNode;
  className?: string;
  /** What stands with the sentence about the whole form. */
  summary?: ReactNode;
  button?: Partial<ComponentProps<typeof SubmitButton>>;
};

/** Draws what `useFieldForm` holds: what is wrong on top, then the fields, then the button. */
export function FieldForm({ form, submit, busyText, children, className = "grid gap-4", summary, button }: Props) {
  const { ref, action, state, faults } = form;
  return (
    <form ref={ref} action={action} onSubmit={sendWith(action)} noValidate className={className}>
      <FaultSummary fault={state.fault} faults={faults}>
        {summary}
      </FaultSummary>
      {children}
      <SubmitButton size="lg" busyText={busyText} {...button}>
        {submit}
      </SubmitButton>
    </form>
  );
}

/** React empties a form after its `action`, and with it what was typed while the answer was on its way: scripts send it themselves. */
function sendWith(action: (form: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => action(form));
  };
}

/** No browser lets more be typed than the service takes; of numbers and choices it is not the length that counts. */
function longest(field: Fields[string] | undefined): number | undefined {
  return field && !["money", "whole", "country"].includes(field.kind) ? field.max : undefined;
}

function typedInto(form: HTMLFormElement | null): Values {
  const entries = [...new FormData(form ?? undefined)];
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

function wrongIn(marks: Marks): Record<string, string> {
  return Object.fromEntries(Object.entries(marks).flatMap(([name, fault]) => (fault ? [[name, fault]] : [])));
}
