import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { orNotFound } from "~/api/missing.ts";
import { OrderList, OrderYears } from "~/features/order/order-list.tsx";
import { order } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { buyAgain } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("order");
  return { title: t("yourOrders"), robots: { index: false } };
}

type Asked = string | string[] | undefined;
type Props = { searchParams: Promise<{ after?: Asked; year?: Asked; again?: Asked }> };

export default async function OrdersPage({ searchParams }: Props) {
  await requireRole("user", paths.orders());
  const { after, year: asked, again } = await searchParams;
  const { list, years: listYears } = (await order()).customer.order;
  const years = await listYears.query();
  const year = years.find((known) => String(known) === asked);
  const page = { limit: 20, ...(year && { year }), ...(typeof after === "string" && { after }) };
  const { items, nextCursor } = await orNotFound(list.query(page));
  const t = await getTranslations("order");
  return (
    <div className="shell grid max-w-4xl gap-6 py-7">
      <h1 className="signage text-3xl">{t("yourOrders")}</h1>
      {(again === "some" || again === "none") && (
        <Notice tone="warn" announce title={t(`again.${again}`)}>
          {again === "some" && <TextLink href={paths.cart}>{t("again.toCart")}</TextLink>}
        </Notice>
      )}
      <OrderYears years={years} current={year} />
      {items.length === 0 ? (
        <EmptyState title={t("none.title")} action={<LinkButton href={paths.search()}>{t("none.action")}</LinkButton>}>
          {t("none.text")}
        </EmptyState>
      ) : (
        <OrderList orders={items} buyAgain={buyAgain} />
      )}
      <MoreLink href={nextCursor && paths.orders({ year, after: nextCursor })}>{t("older")}</MoreLink>
    </div>
  );
}
