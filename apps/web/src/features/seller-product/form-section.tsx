import type { ReactNode } from "react";
import { Panel } from "~/ui/panel.tsx";

type Props = { id: string; title: string; hint?: ReactNode; error: string | undefined; children: ReactNode };

/** A part of the form; what is wrong with it as a whole stands under its heading. */
export function FormSection({ id, title, hint, error, children }: Props) {
  return (
    <Panel title={title}>
      {hint && <p className="measure text-ink-2">{hint}</p>}
      {error && (
        <p id={id} tabIndex={-1} data-invalid="true" className="font-semibold text-danger outline-offset-4">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
      {children}
    </Panel>
  );
}
