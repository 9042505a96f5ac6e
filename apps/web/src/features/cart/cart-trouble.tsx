import { useTranslations } from "next-intl";
import { refusalText } from "~/api/refusal-text.ts";
import type { Cart } from "~/api/shapes.ts";

/** Why the cart cannot go to checkout as it is. */
export function CartTrouble({ cart: { totalProblem, currency } }: { cart: Pick<Cart, "totalProblem" | "currency"> }) {
  const t = useTranslations("cart");
  const say = useTranslations("refusals");
  return (
    <p className="font-semibold text-danger">
      {totalProblem
        ? refusalText(say, totalProblem.reason, { limit: String(totalProblem.limit), currency })
        : t("mend")}
    </p>
  );
}
