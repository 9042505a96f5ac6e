import type { ReactNode } from "react";

/** Why there is nothing here, in one sentence, and one thing to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-3 rounded-control border-[1.5px] border-dashed border-line-strong px-5 py-8 sm:px-8">
      <h2 className="signage text-xl">{title}</h2>
      {children && <div className="measure text-ink-2">{children}</div>}
      {action}
    </div>
  );
}
