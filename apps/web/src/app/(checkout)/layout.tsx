import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QuietFrame } from "~/features/shell/quiet-frame.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";

/** Nothing leads away from here but the logo, help and the way back to the cart. */
export default function CheckoutLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("checkout");
  const back = (
    <Link
      href={paths.cart}
      className="inline-flex min-h-11 items-center rounded-control px-2 font-semibold hover:bg-sunken"
    >
      {t("backToCart")}
    </Link>
  );
  return (
    <QuietFrame back={back}>
      <TextsFor parts={["address", "checkout", "refusals", "faults"]}>{children}</TextsFor>
    </QuietFrame>
  );
}
