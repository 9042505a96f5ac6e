import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueryProvider } from "~/api/query-provider.tsx";
import { extendHold } from "~/app/(store)/orders/[orderId]/actions.ts";
import { ownOrder } from "~/features/order/buyer.ts";
import { AccountOffer } from "~/features/order/account-offer.tsx";
import { LiveOrder } from "~/features/order/live-order.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import { becomeMember } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("order");
  return { title: t("yourOrder"), robots: { index: false } };
}

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<{ left?: string; joined?: string }> };

/** Paid, being confirmed, or not paid with the order kept: whichever is true, and on from there by itself. */
export default async function ResultPage({ params, searchParams }: Props) {
  const { orderId } = await params;
  const { view, viewer } = await ownOrder(orderId, paths.orderResult(orderId));
  const { left, joined } = await searchParams;
  const t = await getTranslations("order");
  return (
    <div className="shell grid max-w-4xl gap-6 py-8">
      {joined === "1" && !viewer.guest && (
        <Notice tone="success" title={t("join.doneTitle")} announce>
          {t("join.done", { email: view.email })}
        </Notice>
      )}
      <TextsFor parts={["account", "order", "refusals", "faults"]}>
        <QueryProvider>
          <LiveOrder initial={view} wasLeft={left === "1"} extend={extendHold.bind(null, orderId)} />
        </QueryProvider>
        {viewer.guest && (
          <AccountOffer
            join={becomeMember.bind(null, orderId)}
            email={view.email}
            signInHref={paths.login(paths.orderResult(orderId))}
          />
        )}
      </TextsFor>
      <p className="flex flex-wrap gap-3">
        <LinkButton href={paths.order(orderId)} look="secondary">
          {t("orderPage")}
        </LinkButton>
        <LinkButton href={paths.home} look="quiet">
          {t("keepShopping")}
        </LinkButton>
      </p>
    </div>
  );
}
