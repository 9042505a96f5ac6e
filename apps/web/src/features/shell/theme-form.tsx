"use client";

import type { ReactNode } from "react";

type Props = { choose: (form: FormData) => Promise<void>; children: ReactNode };

/** Shows the theme of the button that was pressed at once; the server keeps it. Without scripts there is nothing to choose. */
export function ThemeForm({ choose, children }: Props) {
  return (
    <form
      action={choose}
      className="noscript:hidden"
      onSubmit={({ nativeEvent }) => {
        const { submitter } = nativeEvent as SubmitEvent;
        if (submitter instanceof HTMLButtonElement) document.documentElement.dataset.theme = submitter.value;
      }}
    >
      {children}
    </form>
  );
}
