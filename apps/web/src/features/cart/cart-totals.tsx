import { useTranslations } from "next-intl";
import type { Cart } from "~/api/shapes.ts";
import { Money } from "~/ui/money.tsx";

/** What everything costs together; the server's sums, never ours. */
export function CartTotals({
  cart,
}: {
  cart: Pick<Cart, "itemsAmount" | "shippingAmount" | "discountAmount" | "totalAmount" | "currency" | "sellers">;
}) {
  const { itemsAmount, shippingAmount, discountAmount, totalAmount, currency, sellers } = cart;
  const t = useTranslations("cart.totals");
  return (
    <dl className="grid gap-2">
      <div className="flex justify-between gap-4">
        <dt>{t("items")}</dt>
        <dd>
          <Money amount={itemsAmount} currency={currency} />
        </dd>
      </div>
      <div className="flex justify-between gap-4">
        <dt>{t("delivery", { count: sellers.length })}</dt>
        <dd>
          <Money amount={shippingAmount} currency={currency} />
        </dd>
      </div>
      {discountAmount > 0 && (
        <div className="flex justify-between gap-4 text-success">
          <dt>{t("discount")}</dt>
          <dd>
            <Money amount={-discountAmount} currency={currency} />
          </dd>
        </div>
      )}
      <div className="signage flex items-baseline justify-between gap-4 border-t border-line pt-3 text-xl">
        <dt>
          {t("total")}{" "}
          <span className="font-sans text-sm font-normal tracking-normal text-ink-2">{t("includingVat")}</span>
        </dt>
        <dd>
          <Money amount={totalAmount} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
