import type { ReactNode } from "react";
import { QuietFrame } from "~/features/shell/quiet-frame.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";

/** Sign-in and registration. */
export default function QuietLayout({ children }: { children: ReactNode }) {
  return (
    <QuietFrame>
      <TextsFor parts={["account", "faults"]}>{children}</TextsFor>
    </QuietFrame>
  );
}
