import type { Metadata } from "next";
import { Suspense } from "react";
import { orNotFound } from "~/api/missing.ts";
import { SellerOrderTable } from "~/features/seller-order/order-table.tsx";
import { order } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { choiceParam, textParam } from "~/search-params.ts";
import type { SearchParams } from "~/search-params.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { PageHead } from "~/ui/panel.tsx";
import { TableSkeleton } from "~/ui/table-skeleton.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const metadata: Metadata = { title: "Orders" };

const tabs = ["to-ship", "shipped", "all"] as const;
type Tab = (typeof tabs)[number];

const labels: Record<Tab, string> = { "to-ship": "To ship", shipped: "Shipped", all: "All" };
const hrefOf = (tab: Tab, after?: string) => paths.sellerOrders({ tab: tab === "to-ship" ? undefined : tab, after });

export default async function SellerOrders({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const tab = choiceParam(params, "tab", tabs) ?? "to-ship";
  const after = textParam(params, "after");
  return (
    <>
      <PageHead title="Orders">Only orders that are paid are here.</PageHead>
      <Tabs
        label="Orders by what is to be done"
        tabs={tabs.map((name) => ({ label: labels[name], href: hrefOf(name) }))}
        current={hrefOf(tab)}
      />
      <Suspense key={`${tab} ${after}`} fallback={<TableSkeleton label="Loading the orders" />}>
        <Orders tab={tab} after={after} />
      </Suspense>
    </>
  );
}

async function Orders({ tab, after }: { tab: Tab; after: string | undefined }) {
  const { items, nextCursor } = await orNotFound((await order()).seller.order.list.query({ tab, after }));
  if (items.length === 0) return <NoOrders tab={tab} />;
  return (
    <>
      <SellerOrderTable orders={items} />
      <MoreLink href={nextCursor && hrefOf(tab, nextCursor)}>
        {tab === "to-ship" ? "Newer orders" : "Older orders"}
      </MoreLink>
    </>
  );
}

const empty: Record<Tab, { title: string; text: string }> = {
  "to-ship": { title: "Nothing to ship", text: "New orders come here as soon as they are paid, the oldest first." },
  shipped: { title: "Nothing shipped yet", text: "An order comes here with its last parcel." },
  all: { title: "No orders yet", text: "Orders come here as soon as they are paid." },
};

function NoOrders({ tab }: { tab: Tab }) {
  const { title, text } = empty[tab];
  return <EmptyState title={title}>{text}</EmptyState>;
}
