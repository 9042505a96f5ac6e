import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueryProvider } from "~/api/query-provider.tsx";
import { ownOrder } from "~/features/order/buyer.ts";
import { ForgetDraft } from "~/features/address/forget-draft.tsx";
import { LiveOrder } from "~/features/order/live-order.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Notice } from "~/ui/notice.tsx";
import { extendHold } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("order");
  return { title: t("title"), robots: { index: false } };
}

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<{ moved?: string }> };

export default async function OrderPage({ params, searchParams }: Props) {
  const { orderId } = await params;
  const { moved } = await searchParams;
  const { view, viewer } = await ownOrder(orderId, paths.order(orderId));
  const t = await getTranslations("order");
  return (
    <div className="shell grid max-w-4xl gap-4 py-7">
      {!viewer.guest && <Breadcrumbs crumbs={[{ label: t("yourOrders"), href: paths.orders() }]} />}
      {moved === "1" && (
        <Notice tone="success" announce>
          {t("address.done")}
        </Notice>
      )}
      {moved === "1" && <ForgetDraft of={`order ${orderId}`} />}
      <TextsFor parts={["order", "refusals"]}>
        <QueryProvider>
          <LiveOrder initial={view} mayReview={!viewer.guest} extend={extendHold.bind(null, orderId)} />
        </QueryProvider>
      </TextsFor>
    </div>
  );
}
