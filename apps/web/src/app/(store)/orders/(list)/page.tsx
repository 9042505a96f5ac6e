import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { orNotFound } from "~/app/missing.ts";
import { OrderList } from "~/features/order/order-list.tsx";
import { order } from "~/gateway/services.ts";
import { requireRole } from "~/gateway/session.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { MoreLink } from "~/ui/more-link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("order");
  return { title: t("yourOrders"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ after?: string | string[] }> };

export default async function OrdersPage({ searchParams }: Props) {
  await requireRole("user", paths.orders());
  const { after } = await searchParams;
  const page = typeof after === "string" ? { after } : {};
  const { items, nextCursor } = await orNotFound((await order()).customer.order.list.query({ ...page, limit: 20 }));
  const t = await getTranslations("order");
  return (
    <div className="shell grid max-w-4xl gap-6 py-7">
      <h1 className="signage text-3xl">{t("yourOrders")}</h1>
      {items.length === 0 ? (
        <EmptyState title={t("none.title")} action={<LinkButton href={paths.search()}>{t("none.action")}</LinkButton>}>
          {t("none.text")}
        </EmptyState>
      ) : (
        <OrderList orders={items} />
      )}
      <MoreLink href={nextCursor && paths.orders({ after: nextCursor })}>{t("older")}</MoreLink>
    </div>
  );
}
