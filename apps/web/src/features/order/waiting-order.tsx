import { useTranslations } from "next-intl";
import type { OrderSummary } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { useMoney } from "~/ui/money.tsx";

/** For who comes back to a checkout whose order is placed already. */
export function WaitingOrder({ order: { orderId, number, totalAmount, currency } }: { order: OrderSummary }) {
  const t = useTranslations("order");
  const money = useMoney();
  return (
    <EmptyState
      title={t("waiting.title", { number })}
      action={<LinkButton href={paths.orderResult(orderId)}>{t("waiting.action")}</LinkButton>}
    >
      {t("waiting.text", { total: money(totalAmount, currency) })}
    </EmptyState>
  );
}
