import type { ReactNode } from "react";
import { QuietHeader } from "~/features/shell/site-header.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";

/** Sign-in and registration: nothing around them leads away. */
export default function QuietLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <QuietHeader />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        <TextsFor parts={["account"]}>{children}</TextsFor>
      </main>
    </>
  );
}
