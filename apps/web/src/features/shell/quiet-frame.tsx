import type { ReactNode } from "react";
import { QuietHeader } from "~/features/shell/site-header.tsx";

/** Around a page that nothing leads away from but the logo, help and, where there is one, the way back. */
export function QuietFrame({ back, children }: { back?: ReactNode; children: ReactNode }) {
  return (
    <>
      <QuietHeader>{back}</QuietHeader>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
    </>
  );
}
