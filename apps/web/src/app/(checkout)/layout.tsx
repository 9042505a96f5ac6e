import type { ReactNode } from "react";
import { QuietHeader } from "~/features/shell/site-header.tsx";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";

/** Nothing leads away from here but the logo, help and the way back to the cart. */
export default function CheckoutLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <QuietHeader>
        <Link
          href={paths.cart}
          className="inline-flex min-h-11 items-center rounded-control px-2 font-semibold hover:bg-sunken"
        >
          Back to cart
        </Link>
      </QuietHeader>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
    </>
  );
}
