import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueryProvider } from "~/api/query-provider.tsx";
import { extendTrackedHold } from "~/app/(store)/track/actions.ts";
import { orNotFound } from "~/api/missing.ts";
import { LiveOrder } from "~/features/order/live-order.tsx";
import { orderFor } from "~/gateway/forward/clients.ts";
import { TextsFor } from "~/i18n/texts-for.tsx";

/**
 * The address is the key: it must not reach other sites or a search engine. Not "no-referrer": forms would then be sent
 * without an origin, which the gateway refuses.
 */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("order");
  return { title: t("yourOrder"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

export default async function TrackedOrderPage({ params }: Props) {
  const { token } = await params;
  const view = await orNotFound(orderFor().public.order.view.query({ token }));
  return (
    <div className="shell grid max-w-4xl gap-6 py-8">
      <TextsFor parts={["order", "refusals"]}>
        <QueryProvider>
          <LiveOrder initial={view} token={token} extend={extendTrackedHold.bind(null, token)} />
        </QueryProvider>
      </TextsFor>
    </div>
  );
}
