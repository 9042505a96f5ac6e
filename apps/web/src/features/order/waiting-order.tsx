import type { OrderSummary } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { formatMoney } from "~/ui/money.tsx";

/** For who comes back to a checkout whose order is placed already. */
export function WaitingOrder({ order: { orderId, number, totalAmount, currency } }: { order: OrderSummary }) {
  return (
    <EmptyState
      title={`Order ${number} is placed`}
      action={<LinkButton href={paths.orderResult(orderId)}>Go to the order</LinkButton>}
    >
      It waits to be paid: {formatMoney(totalAmount, currency)}. Your cart is empty, because everything in it is in that
      order.
    </EmptyState>
  );
}
