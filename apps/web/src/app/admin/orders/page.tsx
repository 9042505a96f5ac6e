import type { Metadata } from "next";
import { orNotFound } from "~/api/missing.ts";
import { AdminOrderTable } from "~/features/admin-order/order-table.tsx";
import { orderStatuses } from "~/features/admin-order/order-words.tsx";
import { order } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { choiceParam, textParam } from "~/search-params.ts";
import type { SearchParams } from "~/search-params.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ListSearch } from "~/ui/list-search.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { PageHead } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "Orders" };

const statuses = orderStatuses.map(({ value }) => value);

export default async function AdminOrders({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const status = choiceParam(params, "status", statuses);
  const query = textParam(params, "q");
  const after = textParam(params, "after");
  const { items, nextCursor } = await orNotFound((await order()).admin.order.list.query({ status, query, after }));
  const isFiltered = query !== undefined || status !== undefined;
  return (
    <>
      <PageHead title="Orders" />
      <ListSearch
        action={paths.adminOrders()}
        label="Number or email"
        query={query}
        choices={[{ name: "status", label: "Status", value: status, options: orderStatuses }]}
        clearHref={paths.adminOrders()}
      />
      {items.length > 0 ? (
        <AdminOrderTable orders={items} />
      ) : (
        <EmptyState title={isFiltered ? "No order matches" : "No orders yet"}>
          {isFiltered && "A number is searched as a whole, with or without SH-, an email in part."}
        </EmptyState>
      )}
      <MoreLink href={nextCursor && paths.adminOrders({ status, q: query, after: nextCursor })}>Older orders</MoreLink>
    </>
  );
}
