import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QuietHeader } from "~/features/shell/site-header.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";

/** Nothing leads away from here but the logo, help and the way back to the cart. */
export default function CheckoutLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("checkout");
  return (
    <>
      <QuietHeader>
        <Link
          href={paths.cart}
          className="inline-flex min-h-11 items-center rounded-control px-2 font-semibold hover:bg-sunken"
        >
          {t("backToCart")}
        </Link>
      </QuietHeader>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        <TextsFor parts={["checkout", "refusals"]}>{children}</TextsFor>
      </main>
    </>
  );
}
